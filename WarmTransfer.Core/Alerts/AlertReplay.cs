using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Alerts;

/// <summary>What was on the floor: calls, and what agents did.</summary>
public sealed record AlertPast(Queues Queues, IEnumerable<CallRecord> Calls, IEnumerable<AgentStateInterval> AgentStates);

/// <summary>An alert that would have been raised.</summary>
/// <param name="Until">When it would have been over; null: not before the end.</param>
public sealed record PastAlert(DateTimeOffset Since, DateTimeOffset? Until, Sentence Text);

/// <summary>What a rule would have raised. Customers who have lost an agent wait again, which is not in it; queues and their targets are those of now; nobody acknowledges anything.</summary>
public static class AlertReplay
{
    /// <summary>The floor is looked at in such steps: no time is more exact.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromSeconds(10);

    /// <returns>In order of time.</returns>
    /// <exception cref="ArgumentException">The metric cannot be known afterwards.</exception>
    public static ImmutableArray<PastAlert> Of(AlertDefinition rule, AlertPolicy policy, AlertPast past, Period period)
    {
        if (AlertMetric.Of(rule.Metric).Unknown is { } why) throw new ArgumentException(why.English, nameof(rule));
        var (machine, moments, book) = (new AlertMachine(policy, [rule with { Enabled = true }]), new Moments(past), AlertBook.Empty);
        var found = new Dictionary<string, PastAlert>();
        for (var now = period.From; now <= period.To; now += Step)
        {
            book = machine.Look(book, AlertReadings.Of(rule, moments.At(now), now), now);
            foreach (var (id, alert) in found)
                if (alert.Until is null && book.Alerts.All(one => one.Id != id)) found[id] = alert with { Until = now };
            foreach (var alert in book.Alerts) found.TryAdd(alert.Id, new PastAlert(alert.Since, null, alert.Text));
        }

        return [.. found.Values.OrderBy(alert => alert.Since)];
    }

    // Time goes forward only, so that each look costs what is in it then, not what there is of the whole day.
    private sealed class Moments(AlertPast past)
    {
        private readonly Passing<CallRecord> _calls = new(past.Calls.OrderBy(call => call.ArrivedAt), call => call.ArrivedAt, call => (call.AnsweredAt ?? call.EndedAt) + Period.HalfHour + Step);
        private readonly Passing<AgentStateInterval> _free = new(past.AgentStates.Where(one => one.State is AgentState.Available).OrderBy(one => one.Since), one => one.Since, one => one.Until);

        public AlertSight At(DateTimeOffset now)
        {
            var calls = _calls.At(now);
            return new AlertSight(past.Queues)
            {
                Waiting = calls.Where(call => Waits(call, now)).Select(call => new SightedCall(call.Call, call.Queue, call.ArrivedAt)),
                Available = _free.At(now).Select(one => one.Agent).Distinct(),
                LastHalfHour = queue => FloorFigures.LastHalfHourOf(queue, past.Queues, calls.Select(call => AsOf(call, now)), now),
            };
        }

        private static bool Waits(CallRecord call, DateTimeOffset now) => (call.AnsweredAt is null || call.AnsweredAt > now) && (call.EndedAt is null || call.EndedAt > now);

        private static CallRecord AsOf(CallRecord call, DateTimeOffset now) => call with { AnsweredAt = call.AnsweredAt > now ? null : call.AnsweredAt, EndedAt = call.EndedAt > now ? null : call.EndedAt };
    }

    private sealed class Passing<T>(IEnumerable<T> inOrder, Func<T, DateTimeOffset> from, Func<T, DateTimeOffset?> to)
    {
        private readonly Queue<T> _coming = new(inOrder);
        private readonly List<T> _here = [];

        public List<T> At(DateTimeOffset now)
        {
            while (_coming.TryPeek(out var next) && from(next) <= now) _here.Add(_coming.Dequeue());
            _here.RemoveAll(one => to(one) <= now);
            return _here;
        }
    }
}
