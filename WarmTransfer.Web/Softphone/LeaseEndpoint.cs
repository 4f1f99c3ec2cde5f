using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Core;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Softphone;

/// <summary>Where the page that owns the phone says, again and again, that it is alive. The SDK's "registered" is not enough: a frozen tab says so too.</summary>
internal static class LeaseEndpoint
{
    public static IEndpointConventionBuilder MapPhoneLease(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/phone/lease", Renew).WithMetadata(new CountedApartAttribute("lease")).LimitBody(BodySize.Phone).RequireAuthorization();

    internal static async Task<Results<NoContent, ForbidHttpResult, ProblemHttpResult>> Renew(
        Lease lease, ClaimsPrincipal user, IPresence presence, TimeProvider clock, Words words, CancellationToken cancel)
    {
        if (user.Agent() is not { } agent) return TypedResults.Forbid();
        if (!lease.IsKnown) return TypedResults.Problem($"state is \"{Lease.Registered}\" or \"{Lease.Gone}\", not \"{lease.State}\".", statusCode: StatusCodes.Status400BadRequest);
        var whyNot = lease.WhyNot(clock.GetUtcNow());
        await Hear(lease, whyNot, agent, presence, cancel);
        // The phone shows it as it is.
        return whyNot is null ? TypedResults.NoContent() : TypedResults.Problem(words[whyNot], statusCode: StatusCodes.Status409Conflict);
    }

    // A phone that could not be answered is as good as gone.
    private static Task Hear(Lease lease, Sentence? whyNot, AgentId agent, IPresence presence, CancellationToken cancel) =>
        whyNot is null && lease.State == Lease.Registered ? presence.PhoneSeen(agent, lease.TokenUntil!.Value, cancel) : presence.PhoneGone(agent, cancel);

    /// <param name="Microphone">granted, denied or prompt, as the browser has it.</param>
    /// <param name="TokenUntil">When the phone's access token expires.</param>
    internal sealed record Lease(string State, string? Microphone = null, DateTimeOffset? TokenUntil = null)
    {
        public const string Registered = "registered";
        public const string Gone = "gone";

        public bool IsKnown => State is Registered or Gone;

        /// <summary>Why the phone may not be rung; null when it may, or goes anyway.</summary>
        public Sentence? WhyNot(DateTimeOffset now) => this switch
        {
            { State: Gone } => null,
            { Microphone: "denied" } => $"Your microphone is blocked: no calls ring here until the browser may use it.",
            { Microphone: not "granted" } => $"The browser has not been allowed to use your microphone: no calls ring here until it is.",
            _ when TokenUntil is null || TokenUntil <= now => $"Your phone’s pass to the phone network has expired: no calls ring here until it is renewed.",
            _ => null,
        };
    }
}
