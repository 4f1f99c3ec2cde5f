namespace WarmTransfer.Core.Alerts;

/// <summary>Rules as people read them.</summary>
public static class AlertWords
{
    private const int Several = 2;

    /// <summary>60 s, 3 min.</summary>
    public static Sentence Words(TimeSpan span) => span.TotalSeconds is > 60 and var seconds && seconds % 60 == 0
        ? (Sentence)$"{seconds / 60:0} min"
        : $"{span.TotalSeconds:0} s";

    /// <summary>A threshold with its unit: 60 s, 1 agent, 80 %.</summary>
    public static Sentence Amount(AlertUnit unit, int amount) => unit switch
    {
        AlertUnit.Seconds => Seconds(amount),
        AlertUnit.Percent => $"{amount} %",
        AlertUnit.Customers => $"{amount:0} {amount:plural:customer|customers}",
        AlertUnit.Agents => $"{amount:0} {amount:plural:agent|agents}",
        AlertUnit.Calls => $"{amount:0} {amount:plural:call|calls}",
        AlertUnit.Transfers => $"{amount:0} {amount:plural:transfer|transfers}",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit."),
    };

    /// <summary>What stands behind a number that is typed.</summary>
    public static Sentence Unit(AlertUnit unit) => unit switch
    {
        AlertUnit.Seconds => $"s",
        AlertUnit.Percent => $"%",
        AlertUnit.Customers => $"{Several:plural:customer|customers}",
        AlertUnit.Agents => $"{Several:plural:agent|agents}",
        AlertUnit.Calls => $"{Several:plural:call|calls}",
        AlertUnit.Transfers => $"{Several:plural:transfer|transfers}",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit."),
    };

    /// <summary>The whole rule as one sentence.</summary>
    /// <param name="queue">Name of its queue; null: all queues.</param>
    public static Sentence Sentence(AlertDefinition rule, string? queue)
    {
        var (condition, lasting, whom, over) = (Condition(rule, queue), Seconds(rule.ForSeconds), Whom(rule), Over(rule));
        if (rule.ForSeconds == 0) return $"When {condition}, tell {whom}; over {over}.";
        // After a time that is looked back the other has to stand apart.
        return rule.Metric is AlertRule.Abandoned or AlertRule.FailedTransfers or AlertRule.Unreachable
            ? (Sentence)$"When {condition}, for {lasting}, tell {whom}; over {over}."
            : $"When {condition} for {lasting}, tell {whom}; over {over}.";
    }

    /// <summary>What has to be so, as a part of a sentence.</summary>
    internal static Sentence Condition(AlertDefinition rule, string? queue) => queue is null ? Condition(rule) : ConditionOf(rule, queue);

    private static Sentence Condition(AlertDefinition rule) => rule.Metric switch
    {
        AlertRule.LongWait => $"a customer has waited longer than {Seconds(rule.Threshold)}",
        AlertRule.LongHold => $"a customer has been on hold longer than {Seconds(rule.Threshold)}",
        AlertRule.CustomersWaiting => $"{rule.Threshold} or more customers wait",
        AlertRule.AvailableAgents when rule.Threshold == 1 => $"no agent is available",
        AlertRule.AvailableAgents => $"fewer than {rule.Threshold} agents are available",
        AlertRule.ServiceLevel => $"the service level in the last half hour is below {rule.Threshold} %",
        AlertRule.Abandoned => $"{rule.Threshold} or more calls were abandoned in the last half hour",
        AlertRule.FailedTransfers => $"{rule.Threshold} or more transfers have failed within {Minutes(rule)}",
        AlertRule.Unreachable => $"the phones of {rule.Threshold} or more agents have fallen silent within {Minutes(rule)}",
        AlertRule.OutsideCalls or AlertRule.NumberElsewhere => $"",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Metric, "Not a metric."),
    };

    private static Sentence ConditionOf(AlertDefinition rule, string queue) => rule.Metric switch
    {
        AlertRule.LongWait => $"a customer has waited longer than {Seconds(rule.Threshold)} in {queue}",
        AlertRule.LongHold => $"a customer of {queue} has been on hold longer than {Seconds(rule.Threshold)}",
        AlertRule.CustomersWaiting => $"{rule.Threshold} or more customers wait in {queue}",
        AlertRule.AvailableAgents when rule.Threshold == 1 => $"no agent is available for {queue}",
        AlertRule.AvailableAgents => $"fewer than {rule.Threshold} agents are available for {queue}",
        AlertRule.ServiceLevel => $"the service level of {queue} in the last half hour is below {rule.Threshold} %",
        AlertRule.Abandoned => $"{rule.Threshold} or more calls of {queue} were abandoned in the last half hour",
        AlertRule.FailedTransfers => $"{rule.Threshold} or more transfers of {queue} have failed within {Minutes(rule)}",
        AlertRule.Unreachable => $"the phones of {rule.Threshold} or more agents of {queue} have fallen silent within {Minutes(rule)}",
        AlertRule.OutsideCalls or AlertRule.NumberElsewhere => $"",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Metric, "Not a metric."),
    };

    private static Sentence Whom(AlertDefinition rule) => rule.Teams switch
    {
        [] => $"all supervisors",
        [var one] => $"the supervisors of {one}",
        [.. var others, var last] => $"the supervisors of {string.Join(", ", others)} and {last}",
    };

    private static Sentence Over(AlertDefinition rule)
    {
        var (metric, clear, atOnce) = (AlertMetric.Of(rule.Metric), Seconds(rule.ClearSeconds), rule.ClearSeconds == 0);
        if (rule.Back is not { } back || back == rule.Threshold) return atOnce ? (Sentence)$"as soon as that is not so" : $"when that has not been so for {clear}";
        var amount = Amount(metric.Unit, back);
        return (metric.IsBelow, atOnce) switch
        {
            (true, true) => $"when at least {amount}",
            (true, false) => $"when at least {amount} for {clear}",
            (false, true) => $"when below {amount}",
            (false, false) => $"when below {amount} for {clear}",
        };
    }

    private static Sentence Seconds(int seconds) => Words(TimeSpan.FromSeconds(seconds));

    private static Sentence Minutes(AlertDefinition rule) => Words(TimeSpan.FromMinutes(rule.Minutes));
}
