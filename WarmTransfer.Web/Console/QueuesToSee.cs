using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Console;

/// <summary>The queues as agents see them who send a call to one: made once for all consoles, and again when an agent, a call or a queue has changed something.</summary>
internal sealed class QueuesToSee(LiveQueues? queues, Func<ImmutableDictionary<CallId, WaitForecast>>? waits = null)
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

    public string NameOf(QueueId queue) => queues?.Now[queue].Name ?? queue.Value;

    private ImmutableArray<QueueView> Look(Queues queues, Snapshot snapshot, ImmutableArray<AgentView> agents)
    {
        var free = agents.Where(agent => agent.WhyNot is null).ToList();
        var waiting = snapshot.Open.Values.Where(call => call.Phase is CallPhase.Waiting or CallPhase.Offered).CountBy(call => queues[call.Queue].Id).ToDictionary();
        var longest = waiting.Count == 0 || waits is null ? [] : Longest(queues, snapshot, waits());
        return [.. queues.All.Select(queue => new QueueView(
            queue.Id, queue.Name, free.Count(agent => queue.Has(agent.Id)), waiting.GetValueOrDefault(queue.Id), longest.TryGetValue(queue.Id, out var minutes) ? minutes : null))];
    }

    // Whoever came next would wait about as long as the last in line; in whole minutes, so that the list does not flicker.
    private static Dictionary<QueueId, int> Longest(Queues queues, Snapshot snapshot, ImmutableDictionary<CallId, WaitForecast> waits) => snapshot.Open.Values
        .Where(call => waits.ContainsKey(call.Id)).GroupBy(call => queues[call.Queue].Id)
        .ToDictionary(queue => queue.Key, queue => (int)Math.Ceiling(queue.Max(call => waits[call.Id].Median.TotalMinutes)));
}
