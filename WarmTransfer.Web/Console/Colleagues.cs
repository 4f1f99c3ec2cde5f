using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Console;

/// <summary>All agents as their colleagues see them, in the order of their names: made once for all consoles, and again when an agent, or time, has changed something.</summary>
/// <param name="look">One agent at a moment.</param>
/// <param name="shift">For so long a pre-call test is good.</param>
internal sealed class Colleagues(Func<Agent, DateTimeOffset, AgentView> look, TimeSpan shift)
{
    private readonly Lock _lock = new();
    private Shown _shown = new(ImmutableDictionary<AgentId, Agent>.Empty, default, default, [], []);

    public ImmutableArray<AgentView> In(Snapshot snapshot, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_shown.Agents, snapshot.Agents) || now < _shown.From || now >= _shown.Until) _shown = Look(snapshot.Agents, now);
            return _shown.InOrder;
        }
    }

    // Who looks the same is the same object as before: screens compare them, and keep what they made of them.
    private Shown Look(ImmutableDictionary<AgentId, Agent> agents, DateTimeOffset now)
    {
        var views = agents.ToDictionary(agent => agent.Key, agent => look(agent.Value, now) is var view && _shown.Views.TryGetValue(agent.Key, out var before) && before == view ? before : view);
        ImmutableArray<AgentView> inOrder = [.. views.Values.OrderBy(view => view.Name, NaturalOrder.OfNames)];
        return new Shown(agents, now, agents.Values.Min(agent => NextChange(agent, now)) ?? DateTimeOffset.MaxValue, views, inOrder.SequenceEqual(_shown.InOrder) ? _shown.InOrder : inOrder);
    }

    private DateTimeOffset? NextChange(Agent agent, DateTimeOffset now)
    {
        var (state, test) = (AgentStateHistory.NextEnd(agent, now), agent.Test?.At + shift);
        return test > now && !(test > state) ? test : state;
    }

    private sealed record Shown(
        ImmutableDictionary<AgentId, Agent> Agents, DateTimeOffset From, DateTimeOffset Until, Dictionary<AgentId, AgentView> Views, ImmutableArray<AgentView> InOrder);
}
