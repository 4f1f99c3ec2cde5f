using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Auth;

/// <summary>Signing in with a passkey, which is both factors: the machine or key that holds it, and the finger, face or PIN that it asks for.</summary>
internal static class PasskeySignIn
{
    private const string Path = "/signin/passkey";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Path}/options", OptionsAsync).TakeForm(BodySize.SignIn).RequireRateLimiting(AuthServices.SignInLimit).AllowAnonymous();
        routes.MapPost(Path, SignInAsync).TakeForm(BodySize.Command).RequireRateLimiting(AuthServices.SignInLimit).AllowAnonymous();
    }

    // Of nobody in particular: it must not tell who works here.
    private static async Task<IResult> OptionsAsync(IFormCollection _, SignInManager<User> signIn) =>
        Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<IResult> SignInAsync([FromForm] string? credential, [FromForm] string? returnUrl, HttpContext context, SignInManager<User> signIn, IAuditLog audit)
    {
        var user = await ((SignIns)signIn).OfPasskeyAsync(credential);
        if (user is not null && await ((SignIns)signIn).WithBothFactorsAsync(user, SignIns.ByPasskey)) return await SignInEndpoints.InAsync(user, returnUrl, audit, context);
        await audit.Write(SignInAudit.RefusedPasskey(context, user));
        return SignInEndpoints.BackToPage(returnUrl);
    }
}
