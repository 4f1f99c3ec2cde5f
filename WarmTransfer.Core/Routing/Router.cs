using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>One waiting call, the agent to ring for it, and why that one.</summary>
/// <param name="Also">Rung together with others.</param>
public sealed record Offer(CallId Call, AgentId Agent, string Why, bool Also = false);

/// <summary>
/// Which waiting call is offered to whom. Whoever has lost their agent comes first, then the queue of higher priority, then whoever has waited longest. Each call gets the agent
/// whom its queue's strategy chooses; when every call has one, whoever is still free rings too for the queues that ring all.
/// </summary>
public static class Router
{
    /// <summary>An agent who let a call go by is not rung for it again before this time has passed.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromSeconds(5);

    public static ImmutableArray<Offer> Match(Queues queues, IEnumerable<Call> calls, IEnumerable<Agent> agents, DateTimeOffset now)
    {
        var free = agents.Where(agent => agent.StateAt(now) == AgentState.Available || MayReturn(agent, now)).ToList();
        if (free.Count == 0) return [];
        var open = calls.Where(call => call.Phase is CallPhase.Waiting or CallPhase.Offered || call.Phase.Rejoinable is not null).ToList();
        free.RemoveAll(agent => open.Exists(call => IsAwaited(call, agent)));
        var inOrder = open.Where(call => call.Phase is CallPhase.Waiting or CallPhase.Offered)
            .OrderByDescending(IsFirst).ThenByDescending(call => queues[call.Queue].Priority).ThenBy(call => call.ArrivedAt).ThenBy(call => call.Id.Value, StringComparer.Ordinal).ToList();
        return [.. One(queues, inOrder, free, now), .. All(queues, inOrder, free, now)];
    }

    /// <summary>Who is rung for the transfer in place of those who did not take it; null: nobody is free.</summary>
    public static Offer? Expert(Queues queues, Call transferred, IEnumerable<Call> calls, IEnumerable<Agent> agents, DateTimeOffset now)
    {
        var free = agents.Where(agent => agent.StateAt(now) == AgentState.Available && !NextExperts.HasLetPass(transferred, agent.Id) && !calls.Any(call => IsAwaited(call, agent)));
        var queue = queues[transferred.Queue];
        return Suitable(queue, transferred, free, now).FirstOrDefault() is { } agent ? new Offer(transferred.Id, agent.Id, Reasons.Of(queue, transferred, agent, now)) : null;
    }

    /// <summary>Whoever had an agent already and lost them goes before everybody who has not spoken to anybody yet.</summary>
    public static bool IsFirst(Call call) => call.AnsweredAt is not null;

    // Whoever was lost and may come back is not rung for another customer: their own is waiting for them.
    private static bool IsAwaited(Call call, Agent agent) => call.Phase.Rejoinable?.Agent == agent.Id;

    private static List<Offer> One(Queues queues, List<Call> calls, List<Agent> free, DateTimeOffset now)
    {
        var offers = new List<Offer>();
        foreach (var call in calls.Where(call => call.Phase is CallPhase.Waiting))
        {
            var queue = queues[call.Queue];
            if (Suitable(queue, call, free, now).FirstOrDefault() is not { } agent) continue;
            free.Remove(agent);
            offers.Add(new Offer(call.Id, agent.Id, Reasons.Of(queue, call, agent, now)));
        }

        return offers;
    }

    private static List<Offer> All(Queues queues, List<Call> calls, List<Agent> free, DateTimeOffset now)
    {
        var offers = new List<Offer>();
        foreach (var call in calls)
        {
            var queue = queues[call.Queue];
            if (queue.Strategy != Strategy.RingAll) continue;
            var others = Suitable(queue, call, free, now).Where(agent => Joins(call, agent)).ToList();
            free.RemoveAll(others.Contains);
            offers.AddRange(others.Select(agent => new Offer(call.Id, agent.Id, Reasons.Of(queue, call, agent, now), Also: true)));
        }

        return offers;
    }

    // The best first.
    private static IEnumerable<Agent> Suitable(Queue queue, Call call, IEnumerable<Agent> free, DateTimeOffset now) => free
        .Where(agent => now - Passed(call, agent) >= Rest)
        .Where(agent => Prefers(call, agent) || (queue.Has(agent.Id) && agent.StateAt(now) == AgentState.Available))
        .OrderByDescending(agent => Prefers(call, agent))
        .ThenBy(agent => Passed(call, agent))
        .ThenBy(agent => queue.Strategy == Strategy.RoundRobin ? agent.RungAt ?? DateTimeOffset.MinValue : agent.FreeSince)
        .ThenBy(agent => agent.Id.Value, StringComparer.Ordinal);

    // Whoever let this very ringing go by is not rung again until it is over for everybody.
    private static bool Joins(Call call, Agent agent) => call.Phase is CallPhase.Waiting || Passed(call, agent) < call.PhaseSince;

    // Whoever sent a call away has it back before the work after it is done.
    private static bool MayReturn(Agent agent, DateTimeOffset now) => agent.StateAt(now) == AgentState.WrapUp && agent.IsReachable(now);

    internal static bool Prefers(Call call, Agent agent) => call.Phase is CallPhase.Waiting { Preferred: { } preferred } && preferred == agent.Id;

    private static DateTimeOffset Passed(Call call, Agent agent) => call.PassedBy.GetValueOrDefault(agent.Id, DateTimeOffset.MinValue);
}
