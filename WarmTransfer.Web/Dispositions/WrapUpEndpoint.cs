using System.Collections.Immutable;
using System.Security.Claims;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Dispositions;

/// <summary>What the signed-in agent says of a call of theirs, for programs. The newest counts, so that it may be sent again.</summary>
internal static class WrapUpEndpoint
{
    public static void MapWrapUps(this IEndpointRouteBuilder app) =>
        app.MapPost("/calls/{callId}/wrap-up", Say).LimitBody(BodySize.Command).RequireAuthorization().DisableAntiforgery();

    private static async Task<IResult> Say(string callId, Said said, ClaimsPrincipal user, AgentDesk desk, CancellationToken cancel)
    {
        if (CurrentAgent.From(user) is not { } agent) return Results.Forbid();
        var me = new AgentId(agent.AgentId);
        var followUp = said.FollowUpAt is { } at ? new FollowUp(at.ToUniversalTime(), said.FollowUpByMe ? me : null) : null;
        var e = new AgentEvent.Dispose(new CallId(callId), new Disposal(said.Disposition, [.. (said.Tags ?? []).Select(tag => tag ?? "")], followUp));
        return await desk.Ask(me, e, cancel) is { } refusal ? CommandEndpoint.Refused(refusal) : Results.NoContent();
    }

    /// <param name="Disposition">Id of what was chosen; null: nothing yet.</param>
    /// <param name="FollowUpAt">When the customer is to be called back.</param>
    /// <param name="FollowUpByMe">By this agent, and not by anybody of the queue.</param>
    internal sealed record Said(string? Disposition = null, ImmutableArray<string>? Tags = null, DateTimeOffset? FollowUpAt = null, bool FollowUpByMe = false);
}
