using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Core;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Softphone;

/// <summary>Where the page that owns the phone says, again and again, that it is alive. The SDK's "registered" is not enough: a frozen tab says so too.</summary>
internal static class LeaseEndpoint
{
    public static IEndpointConventionBuilder MapPhoneLease(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/phone/lease", Renew).WithMetadata(new CountedApartAttribute("lease")).LimitBody(BodySize.Phone).RequireAuthorization();

    internal static async Task<Results<NoContent, ForbidHttpResult, ProblemHttpResult>> Renew(
        Lease lease, ClaimsPrincipal user, IPresence presence, TimeProvider clock, CancellationToken cancel)
    {
        if (user.Agent() is not { } agent) return TypedResults.Forbid();
        var whyNot = lease.WhyNot(clock.GetUtcNow());
        if (Hear(lease, whyNot, agent, presence, cancel) is { } heard) await heard;
        return whyNot is null ? TypedResults.NoContent() : TypedResults.Problem(whyNot.Value.Text, statusCode: whyNot.Value.Status);
    }

    // A phone that could not be answered is as good as gone.
    private static Task? Hear(Lease lease, (int Status, string Text)? whyNot, AgentId agent, IPresence presence, CancellationToken cancel) => whyNot switch
    {
        { Status: StatusCodes.Status400BadRequest } => null,
        null when lease.State == Lease.Registered => presence.PhoneSeen(agent, lease.TokenUntil!.Value, cancel),
        _ => presence.PhoneGone(agent, cancel),
    };

    /// <param name="Microphone">granted, denied or prompt, as the browser has it.</param>
    /// <param name="TokenUntil">When the phone's access token expires.</param>
    internal sealed record Lease(string State, string? Microphone = null, DateTimeOffset? TokenUntil = null)
    {
        public const string Registered = "registered";
        public const string Gone = "gone";

        /// <summary>Why the phone may not be rung; null when it may, or goes anyway.</summary>
        public (int Status, string Text)? WhyNot(DateTimeOffset now) => this switch
        {
            { State: Gone } => null,
            { State: not Registered } => (StatusCodes.Status400BadRequest, $"state is \"registered\" or \"gone\", not \"{State}\"."),
            { Microphone: "denied" } => (StatusCodes.Status409Conflict, "Your microphone is blocked: no calls ring here until the browser may use it."),
            { Microphone: not "granted" } => (StatusCodes.Status409Conflict, "The browser has not been allowed to use your microphone: no calls ring here until it is."),
            _ when TokenUntil is null || TokenUntil <= now => (StatusCodes.Status409Conflict, "Your phone’s pass to the phone network has expired: no calls ring here until it is renewed."),
            _ => null,
        };
    }
}
