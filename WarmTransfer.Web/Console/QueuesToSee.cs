using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Console;

/// <summary>The queues as agents see them who send a call to one: made once for all consoles, and again when an agent, a call or a queue has changed something.</summary>
internal sealed class QueuesToSee(LiveQueues? queues)
{
    private readonly Lock _lock = new();
    private (Queues? Queues, Snapshot? Snapshot, ImmutableArray<AgentView> Agents) _of;
    private ImmutableArray<QueueView> _shown = [];

    public ImmutableArray<QueueView> In(Snapshot snapshot, ImmutableArray<AgentView> agents)
    {
        if (queues?.Now is not { } now) return [];
        lock (_lock)
        {
            if (ReferenceEquals(_of.Queues, now) && ReferenceEquals(_of.Snapshot, snapshot) && _of.Agents == agents) return _shown;
            _of = (now, snapshot, agents);
            var views = Look(now, snapshot, agents);
            return _shown = views.SequenceEqual(_shown) ? _shown : views;
        }
    }

    private static ImmutableArray<QueueView> Look(Queues queues, Snapshot snapshot, ImmutableArray<AgentView> agents)
    {
        var free = agents.Where(agent => agent.WhyNot is null).ToList();
        var waiting = snapshot.Open.Values.Where(call => call.Phase is CallPhase.Waiting or CallPhase.Offered).CountBy(call => queues[call.Queue].Id).ToDictionary();
        return [.. queues.All.Select(queue => new QueueView(queue.Id, queue.Name, free.Count(agent => queue.Has(agent.Id)), waiting.GetValueOrDefault(queue.Id)))];
    }
}
