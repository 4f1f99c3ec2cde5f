using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Pairing;

/// <summary>Registers the pairing of screens, and what its pages post to.</summary>
internal static class PairingEndpoints
{
    public const string EnterPath = $"{PairPage.Path}/enter", PairPath = $"{ScreensPage.Path}/pair", RemovePath = $"{ScreensPage.Path}/remove";

    public static IServiceCollection AddPairing(this IServiceCollection services) =>
        services.AddSingleton<Pairings>().AddSingleton<PairingCookie>().AddScoped<Screens>();

    public static void MapPairing(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(PairPage.Path, Begin).TakeForm(BodySize.SignIn).RequireRateLimiting(AuthServices.SignInLimit).AllowAnonymous();
        routes.MapPost(EnterPath, Enter).TakeForm(BodySize.SignIn).AllowAnonymous();
        routes.MapPost(PairPath, Pair).TakeForm(BodySize.SignIn).RequireAuthorization(Supervisors);
        routes.MapPost(RemovePath, Remove).TakeForm(BodySize.SignIn).RequireAuthorization(Supervisors);
    }

    private static void Supervisors(AuthorizationPolicyBuilder policy) => policy.RequireRole(Roles.Supervisor, Roles.Admin);

    private static async Task<IResult> Begin(IFormCollection _, HttpContext http, Pairings pairings, PairingCookie cookie)
    {
        if (await pairings.Begin(Network.Of(http), http.RequestAborted) is not { } waiting) return Results.LocalRedirect($"{PairPage.Path}?error=many");
        cookie.Write(http, waiting);
        return Results.LocalRedirect(PairPage.Path);
    }

    /// <summary>Asked by the screen every few seconds: 204 while nobody has entered its code, 200 when it is signed in, 410 when its code is no good any more.</summary>
    private static async Task<IResult> Enter(
        IFormCollection _, HttpContext http, Pairings pairings, PairingCookie cookie, SignInManager<User> signIn, IAuditLog audit)
    {
        if (cookie.Read(http) is not { } waiting || await pairings.Find(waiting, http.RequestAborted) is not { } pairing) return Results.StatusCode(StatusCodes.Status410Gone);
        // The account is made a moment after it is given.
        if (pairing.UserId is null || await signIn.UserManager.FindByIdAsync(pairing.UserId) is not { } screen) return Results.NoContent();
        if (!await pairings.Take(pairing, http.RequestAborted) || !await signIn.CanSignInAsync(screen)) return Results.StatusCode(StatusCodes.Status410Gone);
        cookie.Delete(http);
        // Nobody sits before it who could sign it in again after a power cut.
        await signIn.SignInAsync(screen, isPersistent: true);
        await audit.Write(SignInAudit.In(http, screen));
        return Results.Ok();
    }

    private static async Task<IResult> Pair([FromForm] string? code, [FromForm] string? name, HttpContext http, ClaimsPrincipal user, Screens screens, Words words) =>
        CurrentAgent.From(user) is { } by ? Answer(await screens.Pair(by, code, name, Network.Of(http), http.RequestAborted), "paired", words) : Results.Forbid();

    private static async Task<IResult> Remove([FromForm] string? id, HttpContext http, ClaimsPrincipal user, Screens screens, Words words) =>
        CurrentAgent.From(user) is { } by ? Answer(await screens.Remove(by, id, http.RequestAborted), "removed", words) : Results.Forbid();

    private static IResult Answer(IReadOnlyList<Sentence> problems, string done, Words words) =>
        Results.LocalRedirect(problems is [] ? $"{ScreensPage.Path}?done={done}" : $"{ScreensPage.Path}?error={Uri.EscapeDataString(string.Join(' ', problems.Select(problem => words[problem])))}");
}
