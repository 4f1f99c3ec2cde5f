using System.Collections.Immutable;

namespace WarmTransfer.Core.Agents;

/// <summary>What agents do, without a gap: also what ends by itself, a wrap-up, the lease of a phone that is not heard of any more, or what a test of the phone is good for.</summary>
public static class AgentStateHistory
{
    /// <summary>The agent after an event, with what they do now, and the intervals that are over.</summary>
    /// <param name="queue">The queue of the call that the event belongs to; null for what agents do by themselves.</param>
    /// <param name="isOutbound">We began that call: the work after it is no queue's.</param>
    public static (Agent Agent, ImmutableArray<AgentStateInterval> Over) Note(Agent before, Agent after, QueueId? queue, DateTimeOffset now, bool isOutbound = false)
    {
        var (current, over) = Pass(before, now);
        var state = after.StateAt(now);
        var next = new CurrentState(state, now, isOutbound && state == AgentState.WrapUp ? null : QueueOf(state, current?.Queue, queue) ?? QueueOfWork(after, state));
        if (current is null) return (after with { CurrentState = next }, []);
        if (current.State == state && current.Queue == next.Queue) return (after with { CurrentState = current }, over);
        return (after with { CurrentState = next }, current.Since == now ? over : over.Add(AgentStateInterval.Of(before.Id, current, now)));
    }

    /// <summary>What the agent does now if nothing has happened, and the intervals that are over by the passing of time.</summary>
    public static (CurrentState? CurrentState, ImmutableArray<AgentStateInterval> Over) Pass(Agent agent, DateTimeOffset now)
    {
        var (current, over) = (agent.CurrentState, ImmutableArray<AgentStateInterval>.Empty);
        foreach (var at in Ends(agent).Where(at => at > agent.CurrentState?.Since && at <= now).Order())
        {
            if (agent.StateAt(at) is var state && state == current!.State) continue;
            over = over.Add(AgentStateInterval.Of(agent.Id, current, at));
            current = new CurrentState(state, at, IsWork(state) ? current.Queue : null);
        }

        return (current, over);
    }

    /// <summary>Everything that is over or under way, up to now.</summary>
    public static ImmutableArray<AgentStateInterval> UpTo(Agent agent, DateTimeOffset now) => Pass(agent, now) is ({ } current, var over)
        ? over.Add(AgentStateInterval.Of(agent.Id, current, now))
        : [];

    /// <summary>When the state changes next if nothing happens; null when it stays.</summary>
    public static DateTimeOffset? NextEnd(Agent agent, DateTimeOffset now) => Ends(agent).Where(at => at > now).Min(at => (DateTimeOffset?)at);

    // The work after a call belongs to the queue in which it was done, though the call may have been sent to another since.
    private static QueueId? QueueOf(AgentState state, QueueId? known, QueueId? ofCall) => state switch
    {
        AgentState.WrapUp => known ?? ofCall,
        _ => IsWork(state) ? ofCall ?? known : null,
    };

    // Who comes back to what they have left unfinished.
    private static QueueId? QueueOfWork(Agent agent, AgentState state) => state is AgentState.WrapUp && agent.Work.IsUnfinished ? agent.Work.Unfinished[0].Queue : null;

    private static bool IsWork(AgentState state) => state is AgentState.Reserved or AgentState.OnCall or AgentState.WrapUp;

    private static IEnumerable<DateTimeOffset> Ends(Agent agent)
    {
        if (agent.WrapUp is { Until: var until }) yield return until;
        if (agent.ReachableUntil is { } reachable) yield return reachable;
        if (agent.TestDue is { } due) yield return due;
    }
}
