using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Alerts;

/// <summary>What of the floor is beyond a rule's thresholds. No text names a customer: it may hang on a wall.</summary>
public static class AlertReadings
{
    /// <summary>Everything that is not back: over the threshold, or in the band between the two. Nothing for a rule of a queue that is gone.</summary>
    public static IEnumerable<Breach> Of(AlertDefinition rule, AlertSight sight, DateTimeOffset now)
    {
        if (rule.Queue is { } id && Queue(rule, sight) is null) return [];
        return rule.Metric switch
        {
            AlertRule.LongWait => Calls(rule, sight, sight.Waiting, now),
            AlertRule.LongHold => Calls(rule, sight, sight.OnHold, now),
            AlertRule.CustomersWaiting => Count(rule, sight, sight.Waiting.Count(call => IsOf(rule, sight, call.Queue))),
            AlertRule.AvailableAgents => Count(rule, sight, sight.Available.Count(agent => Serves(rule, sight, agent))),
            AlertRule.FailedTransfers => Count(rule, sight, sight.Failures.Count(failure => now - failure.At <= Window(rule) && IsOf(rule, sight, failure.Queue))),
            AlertRule.ServiceLevel => Figure(rule, sight, figures => figures.InSla * 100),
            AlertRule.Abandoned => Figure(rule, sight, figures => figures.Abandoned),
            AlertRule.Unreachable => Phones(rule, sight, now),
            AlertRule.OutsideCalls or AlertRule.NumberElsewhere => [],
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Metric, "Not a metric."),
        };
    }

    private static IEnumerable<Breach> Calls(AlertDefinition rule, AlertSight sight, IEnumerable<SightedCall> calls, DateTimeOffset now) => calls
        .Where(call => IsOf(rule, sight, call.Queue))
        .Select(call => Judge(rule, call.Call.Value, (now - call.Since).TotalSeconds, limit => BreachWords.Call(rule, limit, sight.Queues[call.Queue].Name, call.Agent), limit => BreachWords.Calls(rule, limit, Queue(rule, sight)?.Name)))
        .OfType<Breach>();

    private static IEnumerable<Breach> Count(AlertDefinition rule, AlertSight sight, double value) =>
        Judge(rule, "", value, limit => BreachWords.Whole(rule, limit, Queue(rule, sight)?.Name)) is { } breach ? [breach] : [];

    // Where there is nothing to divide by, nothing is low.
    private static IEnumerable<Breach> Figure(AlertDefinition rule, AlertSight sight, Func<PeriodFigures, double?> of) =>
        sight.LastHalfHour(rule.Queue) is { } figures && of(figures) is { } value ? Count(rule, sight, value) : [];

    private static IEnumerable<Breach> Phones(AlertDefinition rule, AlertSight sight, DateTimeOffset now)
    {
        var silent = sight.Silent.Where(phone => now - phone.LastReachable < Window(rule) && Serves(rule, sight, phone.Agent)).ToList();
        return silent.Select(phone => Judge(rule, phone.Agent.Value, silent.Count, _ => BreachWords.Phone(phone), _ => BreachWords.Phones)).OfType<Breach>();
    }

    private static Breach? Judge(AlertDefinition rule, string subject, double value, Func<int, Sentence> text, Func<int, Sentence>? several = null)
    {
        if (rule.IsBack(value)) return null;
        var (over, limit) = rule.IsOver(value) ? (true, rule.Threshold) : (false, rule.Back ?? rule.Threshold);
        return new Breach(rule.Metric, subject, text(limit), several?.Invoke(limit), rule.Id, !over);
    }

    private static TimeSpan Window(AlertDefinition rule) => TimeSpan.FromMinutes(rule.Minutes);

    private static Queue? Queue(AlertDefinition rule, AlertSight sight) => sight.Queues.All.FirstOrDefault(queue => queue.Id == rule.Queue);

    private static bool IsOf(AlertDefinition rule, AlertSight sight, QueueId queue) => rule.Queue is null || sight.Queues[queue].Id == rule.Queue;

    private static bool Serves(AlertDefinition rule, AlertSight sight, AgentId agent) => Queue(rule, sight)?.Has(agent) != false;
}
