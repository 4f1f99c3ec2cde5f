using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Core.Routing;

/// <summary>One waiting call, the agent to ring for it, and why that one.</summary>
/// <param name="Also">Rung together with others.</param>
public sealed record Offer(CallId Call, AgentId Agent, Sentence Why, bool Also = false);

/// <summary>
/// Which waiting call is offered to whom. Whoever has lost their agent, or was sent on by one, comes first, then the queue of higher priority, then whoever has waited longest. Each call gets, of those
/// who have the skills that it still needs, the agent whom its queue's strategy chooses; when every call has one, whoever is still free rings too for the queues that ring all.
/// </summary>
public static class Router
{
    /// <summary>An agent who let a call go by is not rung for it again before this time has passed.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromSeconds(5);

    public static ImmutableArray<Offer> Match(Queues queues, IEnumerable<Call> calls, IEnumerable<Agent> agents, DateTimeOffset now)
    {
        var open = calls.Where(call => Line.Has(call) || call.Phase.Rejoinable is not null).ToList();
        var free = Free(calls, agents.Where(agent => agent.StateAt(now) == AgentState.Available || MayReturn(agent, now)));
        if (free.Count == 0) return [];
        var matching = new Matching(queues, free, now);
        var inOrder = Line.Of(queues, open);
        return [.. inOrder.Where(call => call.Phase is CallPhase.Waiting).Select(matching.One).OfType<Offer>(), .. inOrder.SelectMany(call => matching.Others(call))];
    }

    /// <summary>When <see cref="Match"/> may find something that it does not find now, though nothing happens but that time passes; null: never.</summary>
    public static DateTimeOffset? NextChange(Queues queues, IEnumerable<Call> calls, DateTimeOffset now) =>
        calls.Where(Line.Has).Select(call => Relaxation.NextChange(queues[call.Queue], call, now)).Min();

    /// <summary>Who is rung for the transfer in place of those who did not take it; null: nobody is free.</summary>
    public static Offer? Expert(Queues queues, Call transferred, IEnumerable<Call> calls, IEnumerable<Agent> agents, DateTimeOffset now) =>
        new Matching(queues, Free(calls, agents.Where(agent => agent.StateAt(now) == AgentState.Available && !NextExperts.HasLetPass(transferred, agent.Id))), now).One(AsAsked(transferred));

    /// <summary>The consultations that can begin now: each colleague who was asked while they were busy, and is free, with the call of whoever asks. Those who have accepted go first.</summary>
    public static ImmutableArray<(Call Call, AgentId Agent)> Requested(IEnumerable<Call> calls, IReadOnlyDictionary<AgentId, Agent> agents, DateTimeOffset now) =>
        [.. calls.Where(call => Asked(call) is { } to && agents.TryGetValue(to, out var agent) && agent.StateAt(now) == AgentState.Available)
            .OrderByDescending(call => call.ConsultRequest!.Accepted).ThenBy(call => call.ConsultRequest!.At).ThenBy(call => call.Id.Value, StringComparer.Ordinal)
            .DistinctBy(call => call.ConsultRequest!.To).Select(call => (call, call.ConsultRequest!.To))];

    /// <summary>Whoever had an agent already, and lost them or was sent on, goes before everybody who has not spoken to anybody yet, and so does whoever was called for an agent who is about to be free.</summary>
    public static bool IsFirst(Call call) => (call.AnsweredAt ?? call.CalledAt) is not null;

    /// <summary>Whom the call goes back to as soon as they are free; null: nobody in particular.</summary>
    internal static AgentId? Preferred(Call call, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Waiting { Preferred: { } preferred } => preferred,
        // Once: whoever has let it go by then is an agent like any other.
        CallPhase.Waiting when call.Sent is { ReturnAt: { } back } sent && back <= now && !(call.PassedBy.TryGetValue(sent.By, out var passed) && passed >= back) => sent.By,
        _ => null,
    };

    // Where a queue was asked, by its rules, as if the call had just been sent there.
    private static Call AsAsked(Call call) => call.Handover is { Experts: { } queue } handover
        ? call with { Queue = queue, Moved = new QueueMove(call.FirstQueue, handover.By, handover.At, ReturnAt: null) }
        : call;

    // While the asker's phone is lost the consultation cannot begin, and nobody is kept idle for it.
    private static AgentId? Asked(Call call) => call is { Phase: CallPhase.Talking, ConsultRequest.To: var to } ? to : null;

    // Whoever was lost and may come back is not rung for another customer: their own is waiting for them. Nor whoever a colleague waits for.
    private static List<Agent> Free(IEnumerable<Call> calls, IEnumerable<Agent> agents)
    {
        var awaited = calls.SelectMany(call => new[] { call.Phase.Rejoinable?.Agent, Asked(call) }).OfType<AgentId>().ToHashSet();
        return [.. agents.Where(agent => !awaited.Contains(agent.Id))];
    }

    // Whoever sent a call away has it back before the work after it is done.
    private static bool MayReturn(Agent agent, DateTimeOffset now) => agent.StateAt(now) == AgentState.WrapUp && agent.IsReachable(now);
}
