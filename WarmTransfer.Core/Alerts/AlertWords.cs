using System.Globalization;

namespace WarmTransfer.Core.Alerts;

/// <summary>Rules and alerts as people read them.</summary>
public static class AlertWords
{
    internal const string Phones = "{count} agents’ phones are not heard of any more";

    /// <summary>60 s, 3 min.</summary>
    public static string Words(TimeSpan span) => span.TotalSeconds is > 60 and var seconds && seconds % 60 == 0
        ? $"{(seconds / 60).ToString(CultureInfo.InvariantCulture)} min"
        : $"{span.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s";

    /// <summary>A threshold with its unit: 60 s, 1 agent, 80 %.</summary>
    public static string Amount(AlertUnit unit, int amount) => unit switch
    {
        AlertUnit.Seconds => Words(TimeSpan.FromSeconds(amount)),
        AlertUnit.Percent => $"{amount} %",
        AlertUnit.Customers => Many(amount, "customer"),
        AlertUnit.Agents => Many(amount, "agent"),
        AlertUnit.Calls => Many(amount, "call"),
        AlertUnit.Transfers => Many(amount, "transfer"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit."),
    };

    /// <summary>The whole rule as one sentence.</summary>
    /// <param name="queue">Name of its queue; null: all queues.</param>
    public static string Sentence(AlertDefinition rule, string? queue) =>
        $"When {Condition(rule, queue)}{Lasting(rule)}, tell {Whom(rule)}; over {Over(rule)}.";

    internal static string Call(AlertDefinition rule, int limit, string queue, string? agent) => rule.Metric is AlertRule.LongHold
        ? $"A customer has been on hold{(agent is null ? "" : $" with {agent}")} for more than {Amount(AlertUnit.Seconds, limit)}"
        : $"A customer has waited for more than {Amount(AlertUnit.Seconds, limit)} in {queue}";

    internal static string Calls(AlertDefinition rule, int limit, string? queue) => rule.Metric is AlertRule.LongHold
        ? $"{{count}} customers{Of(queue)} have been on hold for more than {Amount(AlertUnit.Seconds, limit)}"
        : $"{{count}} customers have waited for more than {Amount(AlertUnit.Seconds, limit)}{In(queue)}";

    internal static string Whole(AlertDefinition rule, int limit, string? queue) => Condition(rule with { Threshold = limit }, queue) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "";

    internal static string Phone(SilentPhone phone) => $"{phone.Name} {(phone.HasCall ? "has a call" : "was available")}, and the phone is not heard of any more";

    private static string Condition(AlertDefinition rule, string? queue) => rule.Metric switch
    {
        AlertRule.LongWait => $"a customer has waited longer than {Limit(rule)}{In(queue)}",
        AlertRule.LongHold => $"a customer{Of(queue)} has been on hold longer than {Limit(rule)}",
        AlertRule.CustomersWaiting => $"{OrMore(rule)} wait{In(queue)}",
        AlertRule.AvailableAgents => $"{(rule.Threshold == 1 ? "no agent is" : $"fewer than {Limit(rule)} are")} available{For(queue)}",
        AlertRule.ServiceLevel => $"the service level{Of(queue)} in the last half hour is below {Limit(rule)}",
        AlertRule.Abandoned => $"{OrMore(rule)}{Of(queue)} were abandoned in the last half hour",
        AlertRule.FailedTransfers => $"{OrMore(rule)}{Of(queue)} have failed within {Words(TimeSpan.FromMinutes(rule.Minutes))}",
        AlertRule.Unreachable => $"the phones of {OrMore(rule)}{Of(queue)} have fallen silent within {Words(TimeSpan.FromMinutes(rule.Minutes))}",
        AlertRule.OutsideCalls or AlertRule.NumberElsewhere => "",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Metric, "Not a metric."),
    };

    // After a time that is looked back the other has to stand apart.
    private static string Lasting(AlertDefinition rule) => rule.ForSeconds == 0 ? ""
        : $"{(rule.Metric is AlertRule.Abandoned or AlertRule.FailedTransfers or AlertRule.Unreachable ? "," : "")} for {Words(TimeSpan.FromSeconds(rule.ForSeconds))}";

    private static string Whom(AlertDefinition rule) => rule.Teams switch
    {
        [] => "all supervisors",
        [var one] => $"the supervisors of {one}",
        [.. var others, var last] => $"the supervisors of {string.Join(", ", others)} and {last}",
    };

    private static string Over(AlertDefinition rule)
    {
        var clear = rule.ClearSeconds == 0 ? "" : $" for {Words(TimeSpan.FromSeconds(rule.ClearSeconds))}";
        if (rule.Back is not { } back || back == rule.Threshold) return rule.ClearSeconds == 0 ? "as soon as that is not so" : $"when that has not been so{clear}";
        var (amount, isBelow) = (Amount(AlertMetric.Of(rule.Metric).Unit, back), AlertMetric.Of(rule.Metric).IsBelow);
        return isBelow ? $"when at least {amount}{clear}" : $"when below {amount}{clear}";
    }

    private static string OrMore(AlertDefinition rule) => $"{rule.Threshold} or more {Amount(AlertMetric.Of(rule.Metric).Unit, 2)[2..]}";

    private static string Limit(AlertDefinition rule) => Amount(AlertMetric.Of(rule.Metric).Unit, rule.Threshold);

    private static string Many(int count, string of) => $"{count} {of}{(count == 1 ? "" : "s")}";

    private static string In(string? queue) => queue is null ? "" : $" in {queue}";

    private static string Of(string? queue) => queue is null ? "" : $" of {queue}";

    private static string For(string? queue) => queue is null ? "" : $" for {queue}";
}
