using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Auth;

/// <summary>The second step of signing in: a code, after a password that was right.</summary>
internal static class SignInCodeEndpoint
{
    public const string Path = "/signin/code";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, SignInAsync).TakeForm(BodySize.SignIn).RequireRateLimiting(AuthServices.SignInLimit).AllowAnonymous();

    public static IResult ToPage(string? returnUrl) => SignInEndpoints.ToPage(Path, "", returnUrl);

    private static async Task<IResult> SignInAsync(
        [FromForm] string? code, [FromForm] string? returnUrl, HttpContext context, SignInManager<User> signIn, PasswordCheck check, SecondFactorCodes codes, IAuditLog audit)
    {
        // The step before is too long ago, or was never taken.
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user) return SignInEndpoints.BackToPage(returnUrl);
        var verdict = await Look(user, code ?? "", context, check, codes);
        if (verdict == PasswordVerdict.Right && await ((SignIns)signIn).WithBothFactorsAsync(user, SignIns.ByCode)) return await SignInEndpoints.InAsync(user, returnUrl, audit, context);
        await audit.Write(SignInAudit.RefusedCode(context, user, verdict));
        return SignInEndpoints.BackToPage(returnUrl, Path);
    }

    // A secret that was never confirmed opens nothing.
    private static async Task<PasswordVerdict> Look(User user, string code, HttpContext context, PasswordCheck check, SecondFactorCodes codes) =>
        user.TwoFactorEnabled ? await check.OfCode(user, code, Network.Of(context), codes, context.RequestAborted) : PasswordVerdict.Wrong;
}
