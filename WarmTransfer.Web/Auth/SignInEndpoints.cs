using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.OpenId;

namespace WarmTransfer.Web.Auth;

/// <summary>What the sign-in page posts to. It comes back to the page with <c>?error=</c> when it is not to be.</summary>
internal static class SignInEndpoints
{
    public const string Refused = "refused";

    public static void Map(IEndpointRouteBuilder routes, bool withDemoUsers)
    {
        routes.MapPost(AuthServices.SignInPath, SignInAsync).TakeForm(BodySize.SignIn).RequireRateLimiting(AuthServices.SignInLimit).AllowAnonymous();
        SignInCodeEndpoint.Map(routes);
        PasskeySignIn.Map(routes);
        routes.MapPost("/signout", SignOutAsync).TakeForm(BodySize.SignIn).AllowAnonymous();
        if (withDemoUsers) routes.MapPost("/signin/demo", SignInDemoAsync).TakeForm(BodySize.SignIn).AllowAnonymous();
    }

    // One answer to a wrong name, a wrong password, a disabled account and one try too many, after the same work: it must not tell who works here.
    private static async Task<IResult> SignInAsync(
        [FromForm] string? user, [FromForm] string? password, [FromForm] string? returnUrl,
        HttpContext context, SignInManager<User> signIn, PasswordCheck check, IAuditLog audit, ILogger<User> logger)
    {
        var known = await signIn.UserManager.FindByNameAsync(user ?? "");
        var verdict = await check.Of(user ?? "", known, password ?? "", Network.Of(context), signIn.UserManager, context.RequestAborted);
        var result = verdict == PasswordVerdict.Right ? await ((SignIns)signIn).AfterPasswordAsync(known!) : null;
        if (result is { Succeeded: true }) return await InAsync(known!, returnUrl, audit, context);
        if (result is { RequiresTwoFactor: true }) return SignInCodeEndpoint.ToPage(returnUrl);
        logger.LogWarning("Refused a sign-in for {User}", known?.UserName ?? "an unknown user");
        await audit.Write(SignInAudit.Refused(context, known, verdict));
        return BackToPage(returnUrl);
    }

    private static async Task<IResult> SignInDemoAsync([FromForm] string? user, [FromForm] string? returnUrl, SignInManager<User> signIn, IAuditLog audit, HttpContext context)
    {
        if (!DemoGuard.MayCome(context) || await signIn.UserManager.FindByNameAsync(user ?? "") is not { IsDemo: true } known) return BackToPage(returnUrl);
        await signIn.SignInAsync(known, isPersistent: false);
        return await InAsync(known, returnUrl, audit, context);
    }

    internal static async Task<IResult> InAsync(User user, string? returnUrl, IAuditLog audit, HttpContext context)
    {
        await audit.Write(SignInAudit.In(context, user));
        return Results.LocalRedirect(LocalOr(returnUrl, "/"));
    }

    // No field is of interest, but binding the form is what enforces the antiforgery token.
    private static async Task<IResult> SignOutAsync(IFormCollection _, SignInManager<User> signIn, IAuditLog audit, HttpContext context)
    {
        await signIn.SignOutAsync();
        if (SignInAudit.Out(context) is { } signedOut) await audit.Write(signedOut);
        var onward = context.RequestServices.GetService<ProviderAddresses>() is { } provider ? await provider.SignOut(context) : null;
        return onward is null ? Results.LocalRedirect(AuthServices.SignInPath) : OpenIdEndpoints.Onward(onward);
    }

    internal static IResult BackToPage(string? returnUrl, string page = AuthServices.SignInPath) => ToPage(page, $"?error={Refused}", returnUrl);

    /// <summary>With the way back, which survives each step.</summary>
    internal static IResult ToPage(string page, string query, string? returnUrl)
    {
        var target = LocalOr(returnUrl, "");
        return Results.LocalRedirect(page + query + (target is "" ? "" : $"{(query is "" ? '?' : '&')}returnUrl={Uri.EscapeDataString(target)}"));
    }

    // "//host" and "/\host" leave the site although they start like a path.
    internal static string LocalOr(string? url, string otherwise) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : otherwise;
}
