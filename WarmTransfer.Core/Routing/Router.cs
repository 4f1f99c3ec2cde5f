using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>One waiting call, the agent to ring for it, and why that one.</summary>
public sealed record Offer(CallId Call, AgentId Agent, string Why);

/// <summary>Which waiting call is offered to whom: the customer who has waited longest gets the agent who has been idle longest.</summary>
public static class Router
{
    /// <summary>An agent who let a call go by is not rung for it again before this time has passed.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromSeconds(5);

    public static ImmutableArray<Offer> Match(IEnumerable<Call> calls, IEnumerable<Agent> agents, DateTimeOffset now)
    {
        var free = agents.Where(agent => agent.StateAt(now) == AgentState.Available || MayReturn(agent, now)).ToList();
        if (free.Count == 0) return [];
        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (var call in calls.Where(call => call.Phase is CallPhase.Waiting).OrderBy(call => call.ArrivedAt).ThenBy(call => call.Id.Value))
        {
            if (Best(call, free, now) is not { } agent) continue;
            free.Remove(agent);
            offers.Add(new Offer(call.Id, agent.Id, Why(call, agent, now)));
        }
        return offers.DrainToImmutable();
    }

    private static Agent? Best(Call call, IEnumerable<Agent> free, DateTimeOffset now) => free
        .Where(agent => now - Passed(call, agent) >= Rest)
        .Where(agent => agent.StateAt(now) == AgentState.Available || Prefers(call, agent))
        .OrderByDescending(agent => Prefers(call, agent))
        .ThenBy(agent => Passed(call, agent))
        .ThenBy(agent => agent.FreeSince)
        .ThenBy(agent => agent.Id.Value, StringComparer.Ordinal)
        .FirstOrDefault();

    // Whoever sent a call away has it back before the work after it is done.
    private static bool MayReturn(Agent agent, DateTimeOffset now) => agent.StateAt(now) == AgentState.WrapUp && agent.IsReachable(now);

    private static bool Prefers(Call call, Agent agent) => call.Phase is CallPhase.Waiting { Preferred: { } preferred } && preferred == agent.Id;

    private static DateTimeOffset Passed(Call call, Agent agent) => call.PassedBy.GetValueOrDefault(agent.Id, DateTimeOffset.MinValue);

    private static string Why(Call call, Agent agent, DateTimeOffset now)
    {
        if (Prefers(call, agent)) return "the call comes back to the agent who had sent it on";
        var idle = $"longest idle ({(now - agent.FreeSince).TotalSeconds:0} s)";
        return call.PassedBy.ContainsKey(agent.Id) ? $"{idle}, rung again after everybody else had let it go by" : idle;
    }
}
