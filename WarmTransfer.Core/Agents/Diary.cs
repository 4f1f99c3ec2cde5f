using System.Collections.Immutable;

namespace WarmTransfer.Core.Agents;

/// <summary>What agents do, without a gap: also what ends by itself, a wrap-up, the lease of a phone that is not heard of any more, or what a test of the phone is good for.</summary>
public static class Diary
{
    /// <summary>The agent after an event, with what they do now, and the stints that are over.</summary>
    /// <param name="queue">The queue of the call that the event belongs to; null for what agents do by themselves.</param>
    public static (Agent Agent, ImmutableArray<Stint> Over) Note(Agent before, Agent after, QueueId? queue, DateTimeOffset now)
    {
        var (doing, over) = Pass(before, now);
        var state = after.StateAt(now);
        var next = new Doing(state, now, IsWork(state) ? queue ?? doing?.Queue : null);
        if (doing is null) return (after with { Doing = next }, []);
        if (doing.State == state && doing.Queue == next.Queue) return (after with { Doing = doing }, over);
        return (after with { Doing = next }, doing.Since == now ? over : over.Add(Stint.Of(before.Id, doing, now)));
    }

    /// <summary>What the agent does now if nothing has happened, and the stints that are over by the passing of time.</summary>
    public static (Doing? Doing, ImmutableArray<Stint> Over) Pass(Agent agent, DateTimeOffset now)
    {
        var (doing, over) = (agent.Doing, ImmutableArray<Stint>.Empty);
        foreach (var at in Ends(agent).Where(at => at > agent.Doing?.Since && at <= now).Order())
        {
            if (agent.StateAt(at) is var state && state == doing!.State) continue;
            over = over.Add(Stint.Of(agent.Id, doing, at));
            doing = new Doing(state, at, IsWork(state) ? doing.Queue : null);
        }

        return (doing, over);
    }

    /// <summary>Everything that is over or under way, up to now.</summary>
    public static ImmutableArray<Stint> UpTo(Agent agent, DateTimeOffset now) => Pass(agent, now) is ({ } doing, var over)
        ? over.Add(Stint.Of(agent.Id, doing, now))
        : [];

    private static bool IsWork(AgentState state) => state is AgentState.Reserved or AgentState.OnCall or AgentState.WrapUp;

    private static IEnumerable<DateTimeOffset> Ends(Agent agent)
    {
        if (agent.WrapUp is { Until: var until }) yield return until;
        if (agent.ReachableUntil is { } reachable) yield return reachable;
        if (agent.TestDue is { } due) yield return due;
    }
}
