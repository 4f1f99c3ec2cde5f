using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Web.Shell;

/// <summary>What browsers may load and do on our pages: nothing that is not named here, and nothing inline.</summary>
internal sealed class ContentSecurity(RequestDelegate next, PhoneSettings phone)
{
    // base-uri cannot be 'none': Blazor finds its hub, and pages of any depth their scripts, by the document's own <base href="/">. 'self' keeps every other host out of it.
    private readonly string _policy = string.Join("; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "media-src 'self' blob: mediastream:", $"connect-src 'self' {phone.ConnectSources}", "frame-src 'self'",
        "frame-ancestors 'self'", "form-action 'self'", "base-uri 'self'");

    public Task Invoke(HttpContext context)
    {
        // Late, because Blazor writes a policy of its own into the same header.
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()";
    }
}
