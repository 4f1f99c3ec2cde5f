using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Waiting;

/// <summary>One customer who is no longer to wait.</summary>
/// <param name="Why">For the timeline.</param>
public sealed record OverflowDue(CallId Call, OverflowRule Rule, Sentence Why);

/// <summary>Which waiting customers go elsewhere: those whom a rule of their queue sends, the first that holds. Whoever had an agent already is not turned away for the number of others or the hour.</summary>
public static class Overflow
{
    /// <summary>A queue is taken to be left by its agents when none was signed in for this long: browsers that connect again, as after a restart of this server, are back by then.</summary>
    public static TimeSpan AbsentFor { get; } = TimeSpan.FromSeconds(45);

    /// <param name="absentSince">Since when nobody is signed in, by queue; see <see cref="Absences"/>.</param>
    /// <param name="isClosed">Whether a queue is closed now.</param>
    /// <param name="mayBeCalled">Whether a number may be called back.</param>
    public static ImmutableArray<OverflowDue> Due(Queues queues, IEnumerable<Call> calls, ImmutableDictionary<QueueId, DateTimeOffset> absentSince, Predicate<QueueId> isClosed, Predicate<string> mayBeCalled, DateTimeOffset now)
    {
        var line = Line.Of(queues, calls);
        if (!line.Any(call => !queues[call.Queue].Waiting.Overflow.IsEmpty)) return [];
        var at = new Moment(queues, Line.Positions(queues, line), absentSince, isClosed, mayBeCalled, now);
        return [.. line.Where(call => call.Phase is CallPhase.Waiting && !Waits.HasCompany(call)).Select(call => at.Of(call)).OfType<OverflowDue>()];
    }

    /// <summary>Since when each queue has had nobody signed in, going on from what was known a moment ago.</summary>
    public static ImmutableDictionary<QueueId, DateTimeOffset> Absences(ImmutableDictionary<QueueId, DateTimeOffset> before, Queues queues, IEnumerable<Agent> agents, DateTimeOffset now)
    {
        var there = agents.Where(agent => agent.StateAt(now) != AgentState.Offline).Select(agent => agent.Id).ToList();
        return queues.All.Where(queue => !there.Exists(queue.Has)).ToImmutableDictionary(queue => queue.Id, queue => before.GetValueOrDefault(queue.Id, now));
    }

    private sealed record Moment(
        Queues Queues, ImmutableDictionary<CallId, int> Positions, ImmutableDictionary<QueueId, DateTimeOffset> AbsentSince, Predicate<QueueId> IsClosed, Predicate<string> MayBeCalled, DateTimeOffset Now)
    {
        public OverflowDue? Of(Call call)
        {
            var queue = Queues[call.Queue];
            return queue.Waiting.Overflow.Where(rule => Leads(call, queue, rule.Then)).Select(rule => Of(call, queue, rule)).FirstOrDefault(one => one is not null);
        }

        // A queue that the customer has left already would send them round and round, and one that is closed would not answer them either.
        private bool Leads(Call call, Queue queue, Destination to) => to switch
        {
            Destination.ToQueue { Queue: var next } => Queues.Contains(next) && next != queue.Id && !call.LeftQueues.Contains(next) && !IsClosed(next),
            Destination.ToVoicemail { Queue: var of } => Queues.Contains(of),
            Destination.ToCallBack => MayBeCalled(call.From),
            _ => true,
        };

        private OverflowDue? Of(Call call, Queue queue, OverflowRule rule) => Why(call, queue, rule.When) is { } why ? new(call.Id, rule, why) : null;

        private Sentence? Why(Call call, Queue queue, OverflowCondition when) => when switch
        {
            OverflowCondition.Waited { For: var most } => Now - call.WaitsSince >= most ? (Sentence)$"waited {(int)most.TotalSeconds} s" : null,
            OverflowCondition.MostWaiting { Others: var most } => !Router.IsFirst(call) && Positions[call.Id] > most ? (Sentence)$"{Positions[call.Id] - 1} in front of them" : null,
            OverflowCondition.NobodySignedIn => AbsentSince.TryGetValue(queue.Id, out var since) && Now - since >= AbsentFor ? (Sentence)$"no agent of the queue is signed in" : null,
            OverflowCondition.Closed => !Router.IsFirst(call) && IsClosed(queue.Id) ? (Sentence)$"the queue has closed" : null,
            _ => throw new ArgumentOutOfRangeException(nameof(when), when, "Not a condition."),
        };
    }
}
