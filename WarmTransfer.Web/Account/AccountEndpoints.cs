using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Web.Account;

/// <summary>What the account page posts to.</summary>
internal static class AccountEndpoints
{
    private const string Page = "/account";

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(FirstSteps.Path, ChangePassword).AsFirstStep(BodySize.SignIn).RequireRateLimiting(AuthServices.SignInLimit);
        FactorEndpoints.Map(routes);
        PasskeyEndpoints.Map(routes);
        routes.MapPost("/account/sessions/end", EndSession).TakeForm(BodySize.SignIn).RequireAuthorization(AuthServices.SignedIn);
        routes.MapPost("/account/sessions/end-others", EndOthers).TakeForm(BodySize.SignIn).RequireAuthorization(AuthServices.SignedIn);
    }

    private static async Task<IResult> ChangePassword(
        [FromForm] string? present, [FromForm] string? next, [FromForm] string? again, OwnAccount own, Users users, Words words)
    {
        if (await own.Find() is not { } user) return Results.LocalRedirect(AuthServices.SignInPath);
        IReadOnlyList<Sentence> problems = next != again ? [$"The new password was typed in two ways."]
            : !await own.IsPassword(user, present) ? [$"The present password is wrong, or there were too many attempts: then wait a moment."]
            : await users.ChangePasswordAsync(user.UserName!, present ?? "", next ?? "");
        if (problems is not []) return Results.LocalRedirect($"{FirstSteps.Path}?error={Uri.EscapeDataString(string.Join(' ', problems.Select(problem => words[problem])))}");
        // All sessions are over with the old password, this one too.
        await own.SignInAnew(user);
        return Results.LocalRedirect($"{Page}?done=password");
    }

    private static Task<IResult> EndSession([FromForm] string? id, ClaimsPrincipal person, SessionStore store, LiveSessions sessions, CancellationToken cancel) =>
        End(person, row => row.Id == id, store, sessions, cancel);

    private static Task<IResult> EndOthers(IFormCollection _, ClaimsPrincipal person, SessionStore store, LiveSessions sessions, CancellationToken cancel) =>
        End(person, row => row.Id != SessionId.Of(person), store, sessions, cancel);

    private static async Task<IResult> End(ClaimsPrincipal person, Func<SessionRow, bool> which, SessionStore store, LiveSessions sessions, CancellationToken cancel)
    {
        var own = await store.Of(person.FindFirstValue(ClaimTypes.NameIdentifier)!, cancel);
        await sessions.End([.. own.Where(which).Select(row => row.Id)], cancel);
        return Results.LocalRedirect($"{Page}?done=sessions");
    }
}
