namespace WarmTransfer.Web.Auth;

/// <summary>The cookie beside the token in a form. It is marked as secure by itself: asked to, the framework would refuse to serve behind a proxy that does not tell it of https.</summary>
internal sealed class AntiforgeryCookie : CookieBuilder
{
    private readonly bool _isSecure;

    public AntiforgeryCookie(string name, bool isSecure)
    {
        _isSecure = isSecure;
        (Name, Path, HttpOnly, SameSite, SecurePolicy, IsEssential) = (name, "/", true, SameSiteMode.Strict, CookieSecurePolicy.None, true);
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = _isSecure;
        return options;
    }
}
