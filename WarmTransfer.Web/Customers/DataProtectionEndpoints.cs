using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Customers;

/// <summary>What the page of data protection posts to. A number is never in an address, which is written into logs.</summary>
internal static class DataProtectionEndpoints
{
    public static void MapDataProtection(this IEndpointRouteBuilder app)
    {
        app.MapPost("/settings/data-protection/export", Export).TakeForm(BodySize.SignIn).RequireAuthorization(AuthServices.Admins);
        app.MapPost("/settings/data-protection/erase", Erase).TakeForm(BodySize.SignIn).RequireAuthorization(AuthServices.Admins);
    }

    private static async Task<IResult> Export([FromForm] string? number, HttpContext http, ClaimsPrincipal user, NumberExport export, CancellationToken cancel)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        http.Response.Headers.CacheControl = "no-store";
        return await export.Of(number ?? "", viewer.AgentId, cancel) is { } found
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(found, NumberCommands.Readable), "application/json", "number.json")
            : Answer(new ErasureAnswer(ErasureOutcome.Unknown));
    }

    // Not the asker's token: what was begun is finished.
    private static async Task<IResult> Erase(
        [FromForm] string? number, [FromForm] string? reason, [FromForm] string? again, ClaimsPrincipal user, Erasures erasures, IHostApplicationLifetime lifetime)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        if (again is not null && IsSame(number, again)) return Answer(await erasures.Erase(number ?? "", reason ?? "", viewer.AgentId, lifetime.ApplicationStopping));
        var (scope, refused) = await erasures.Look(number ?? "", reason ?? "", lifetime.ApplicationStopping);
        return refused is not null ? Answer(refused) : new RazorComponentResult<ConfirmErasurePage>(new Dictionary<string, object?>
        {
            [nameof(ConfirmErasurePage.Number)] = number, [nameof(ConfirmErasurePage.Why)] = reason, [nameof(ConfirmErasurePage.Scope)] = scope, [nameof(ConfirmErasurePage.IsOther)] = again is not null,
        });
    }

    private static bool IsSame(string? number, string again) => NumbersInJson.Key((number ?? "").Trim()) == NumbersInJson.Key(again.Trim());

    private static IResult Answer(ErasureAnswer answer) => Results.LocalRedirect($"{DataProtectionPage.Path}?outcome={answer.Outcome}&calls={answer.Calls}");
}
