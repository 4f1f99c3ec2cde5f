using System.Collections.Immutable;
using System.Security.Claims;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>The tutorial's request to bring a second agent in, for the signed-in agent's own call.</summary>
internal static class TutorialEndpoints
{
    public static void MapTutorialCommands(this IEndpointRouteBuilder app) =>
        app.MapPost("/conference/{agentId}/call", DialIn).LimitBody(BodySize.Phone).RequireAuthorization().DisableAntiforgery();

    /// <param name="target">The second agent; without one, whoever has been idle longest.</param>
    private static async Task<IResult> DialIn(
        string agentId, string? target, Guid? command, ClaimsPrincipal user, Board board, ICurrentCall current,
        [FromKeyedServices(CallServices.Requested)] ICommands commands, TimeProvider clock, CancellationToken cancel)
    {
        if (CurrentAgent.From(user)?.AgentId != agentId) return Results.Forbid();
        var me = new AgentId(agentId);
        if (current.Of(me) is not { } call) return Conflict("You are not on a call.");
        var second = target is null ? LongestIdle(board.Snapshot.Agents, me, clock.GetUtcNow()) : new AgentId(target);
        if (second is null) return Conflict("No other agent is available.");
        var refusal = await commands.Ask(call, new CallEvent.Intent.DialIn(me, Target.To(second.Value), Briefing.None), command ?? Guid.NewGuid(), cancel);
        return refusal switch
        {
            null => Results.Accepted(),
            { Code: RefusalCode.TooLong } => Results.Problem(refusal.Reason.English, statusCode: StatusCodes.Status400BadRequest),
            _ => Conflict(refusal.Reason.English),
        };
    }

    private static AgentId? LongestIdle(ImmutableDictionary<AgentId, Agent> agents, AgentId me, DateTimeOffset now) => agents.Values
        .Where(agent => agent.Id != me && agent.StateAt(now) == AgentState.Available)
        .MinBy(agent => agent.FreeSince)?.Id;

    private static IResult Conflict(string reason) => Results.Problem(reason, statusCode: StatusCodes.Status409Conflict);
}
