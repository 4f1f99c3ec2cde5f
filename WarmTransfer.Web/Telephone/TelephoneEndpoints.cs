using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Telephone;

/// <summary>What came of a form of the page.</summary>
internal enum TelephoneOutcome
{
    Applied,
    LeftAlone,
    Refused,
    CameThrough,
    NotReached,
    NotThrough,
    NotMade,
    FallbackRefused,
}

/// <summary>What the page of the telephone posts to.</summary>
internal static class TelephoneEndpoints
{
    public static void MapTelephone(this IEndpointRouteBuilder app)
    {
        app.MapPost("/settings/telephone/apply", Apply).TakeForm(BodySize.SignIn).RequireAuthorization(AuthServices.Admins);
        app.MapPost("/settings/telephone/call", Call).TakeForm(BodySize.SignIn).RequireAuthorization(AuthServices.Admins);
    }

    // Not the asker's token: what was begun is finished.
    private static async Task<IResult> Apply(
        [FromForm] bool? takeOver, [FromForm] string? fallback, ClaimsPrincipal user, TelephoneSetup setup, TelephoneWatch watch, WantedTelephone wanted, IHostApplicationLifetime lifetime)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        var address = fallback?.Trim() ?? "";
        if (address is not "" && wanted.RefuseFallback(address) is not null) return Results.LocalRedirect($"{TelephonePage.Path}?outcome={TelephoneOutcome.FallbackRefused}&fallback={Uri.EscapeDataString(address)}");
        var report = await setup.Apply(new SetupRequest(Fallback: address is "" ? null : new Uri(address), TakeOver: takeOver is true), viewer.AgentId, lifetime.ApplicationStopping);
        await watch.Look(lifetime.ApplicationStopping);
        return Answer(report switch { { Fault: not null } => TelephoneOutcome.Refused, { Plan.Changes.IsEmpty: false } => TelephoneOutcome.LeftAlone, _ => TelephoneOutcome.Applied });
    }

    private static async Task<IResult> Call([FromForm] string? number, TelephoneSetup setup, WantedTelephone wanted, CancellationToken cancel)
    {
        var request = new SetupRequest(wanted.Numbers.FirstOrDefault(one => one == number));
        return Answer(OutcomeOf(await setup.Call(await setup.Look(request, cancel), request, cancel)));
    }

    internal static TelephoneOutcome OutcomeOf(SetupReport report) => report.Checks.Where(check => check.Name is SetupCheckName.TestCall or SetupCheckName.PublicAddress).ToList() switch
    {
        [{ State: SetupCheckState.Good }, { State: SetupCheckState.Good }] => TelephoneOutcome.CameThrough,
        [{ State: SetupCheckState.Good }, _] => TelephoneOutcome.NotThrough,
        [_, _] => TelephoneOutcome.NotReached,
        _ => TelephoneOutcome.NotMade,
    };

    private static IResult Answer(TelephoneOutcome outcome) => Results.LocalRedirect($"{TelephonePage.Path}?outcome={outcome}");
}
