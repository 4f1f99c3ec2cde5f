using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Figures;

/// <summary>The figures of one queue, or of all of them.</summary>
/// <param name="Queue">Null: all queues together.</param>
/// <param name="Waiting">Customers who wait for an agent now, also those who have lost theirs.</param>
/// <param name="LongestWaitSince">Since when the first of them has waited.</param>
public sealed record QueueFigures(QueueId? Queue, string Name, int Waiting, DateTimeOffset? LongestWaitSince, PeriodFigures Today, PeriodFigures LastHalfHour)
{
    internal QueueFigures After(QueueFigures earlier) => this with { Today = earlier.Today + Today };
}

/// <summary>The figures of the floor at one moment: a pure function of calls and of what agents did, so that they can be checked at any time.</summary>
public sealed record FloorFigures(DateTimeOffset At, QueueFigures Overall, ImmutableArray<QueueFigures> Queues)
{
    /// <param name="over">Agents' intervals that are over; what they are doing now is read from <paramref name="agents"/>.</param>
    public static FloorFigures Of(Queues queues, IEnumerable<CallRecord> calls, IEnumerable<Agent> agents, IEnumerable<AgentStateInterval> over, TimeZoneInfo zone, DateTimeOffset now)
    {
        var count = new Counting(queues, [.. calls], [.. over, .. agents.SelectMany(agent => AgentStateHistory.UpTo(agent, now))], Period.Today(now, zone), Period.LastHalfHour(now));
        return new(now, count.Of(null), [.. queues.All.Select(count.Of)]);
    }

    /// <summary>The calls of the last half hour of one queue; of null: of all together. Nothing is said of agents' time.</summary>
    public static PeriodFigures LastHalfHourOf(QueueId? queue, Queues queues, IEnumerable<CallRecord> calls, DateTimeOffset now)
    {
        var half = Period.LastHalfHour(now);
        return new Counting(queues, [.. calls], [], half, half).In(half, queue is { } id ? queues[id] : null);
    }

    /// <summary>With what was counted earlier today of calls and intervals that had been over for more than half an hour. A queue that has been made since had none of them.</summary>
    public FloorFigures After(FloorFigures earlier) => this with
    {
        Overall = Overall.After(earlier.Overall),
        Queues = [.. Queues.Select(queue => earlier.Queues.FirstOrDefault(sooner => sooner.Queue == queue.Queue) is { } sooner ? queue.After(sooner) : queue)],
    };

    private sealed record Counting(Queues Queues, List<CallRecord> Calls, List<AgentStateInterval> AgentStates, Period Today, Period LastHalfHour)
    {
        public QueueFigures Of(Queue? queue)
        {
            var calls = CallsOf(queue);
            var waiting = Calls.FindAll(call => call.WaitsSince is not null && IsOf(queue, call.WaitsIn ?? call.Queue));
            return new(queue?.Id, queue?.Name ?? "All queues", waiting.Count, waiting.Min(call => call.WaitsSince), In(Today, queue, calls), In(LastHalfHour, queue, calls));
        }

        public PeriodFigures In(Period period, Queue? queue) => In(period, queue, CallsOf(queue));

        private List<CallRecord> CallsOf(Queue? queue) => Calls.FindAll(call => IsOf(queue, call.Queue));

        private bool IsOf(Queue? queue, QueueId id) => queue is null || Queues[id].Id == queue.Id;

        private PeriodFigures In(Period period, Queue? queue, List<CallRecord> calls)
        {
            var answered = calls.FindAll(call => !call.Outbound && period.Has(call.AnsweredAt));
            var ended = calls.FindAll(call => !call.Outbound && period.Has(call.EndedAt));
            var handled = ended.FindAll(call => call.AnsweredAt is not null);
            var gone = ended.FindAll(call => call is { AnsweredAt: null, CameWhileClosed: false, IsOverByOverflow: false });
            var brief = gone.Count(call => call.EndedAt - call.ArrivedAt < Queues[call.Queue].ShortAbandon);
            return new(
                answered.Count, answered.Count(call => call.AnsweredAt - call.ArrivedAt <= Queues[call.Queue].AnswerTarget), handled.Count, gone.Count - brief, brief,
                Sum(answered, call => call.AnsweredAt!.Value - call.ArrivedAt), Sum(handled, call => call.WithAgents),
                Time(period, interval => interval is { State: AgentState.WrapUp, Queue: { } of } && IsOf(queue, of)),
                Time(period, interval => interval.State is AgentState.OnCall or AgentState.WrapUp && queue?.Has(interval.Agent) != false),
                Time(period, interval => interval.State is AgentState.Available or AgentState.Reserved && queue?.Has(interval.Agent) != false),
                Overflows.Of(calls.Where(call => !call.Outbound).Select(call => call.Overflowed).OfType<OverflowOutcome>().Where(one => period.Has(one.At))));
        }

        private TimeSpan Time(Period period, Predicate<AgentStateInterval> which) => Sum(AgentStates.FindAll(which), interval => period.Overlap(interval.Since, interval.Until));

        private static TimeSpan Sum<T>(List<T> items, Func<T, TimeSpan> time) => items.Aggregate(TimeSpan.Zero, (sum, item) => sum + time(item));
    }
}
