using System.Collections.Immutable;

namespace WarmTransfer.Core.Alerts;

/// <summary>What a threshold is counted in.</summary>
public enum AlertUnit
{
    Seconds,
    Customers,
    Agents,
    Percent,
    Calls,
    Transfers,
}

/// <summary>What rules of administrators can measure.</summary>
/// <param name="IsBelow">It is bad when it is low.</param>
/// <param name="Usual">A threshold to begin with.</param>
/// <param name="Most">No threshold is higher.</param>
/// <param name="HasMinutes">It looks back some minutes, which the rule says.</param>
/// <param name="Unknown">Why nobody can say afterwards when it would have been over; null: that can be said.</param>
public sealed record AlertMetric(AlertRule Rule, Sentence Name, AlertUnit Unit, int Usual, int Most, bool IsBelow = false, bool HasMinutes = false, Sentence? Unknown = null)
{
    private const int TwoHours = 7200;

    public static ImmutableArray<AlertMetric> All { get; } =
    [
        new(AlertRule.LongWait, $"Longest wait", AlertUnit.Seconds, 60, TwoHours),
        new(AlertRule.CustomersWaiting, $"Customers waiting", AlertUnit.Customers, 5, 10_000),
        new(AlertRule.AvailableAgents, $"Available agents", AlertUnit.Agents, 1, 10_000, IsBelow: true),
        new(AlertRule.LongHold, $"Longest hold", AlertUnit.Seconds, 180, TwoHours, Unknown: $"How long customers were on hold is not kept once it is over."),
        new(AlertRule.ServiceLevel, $"Service level of the last half hour", AlertUnit.Percent, 80, 100, IsBelow: true),
        new(AlertRule.Abandoned, $"Abandoned calls of the last half hour", AlertUnit.Calls, 5, 10_000),
        new(AlertRule.FailedTransfers, $"Failed transfers", AlertUnit.Transfers, 3, 1000, HasMinutes: true, Unknown: $"Of the transfers of a call only the last failure is kept, and none once a transfer has succeeded."),
        new(AlertRule.Unreachable, $"Agents whose phone has fallen silent", AlertUnit.Agents, 1, 10_000, HasMinutes: true, Unknown: $"A phone that had fallen silent looks afterwards like one that was closed."),
    ];

    /// <exception cref="ArgumentOutOfRangeException">The console always looks after this; no rule measures it.</exception>
    public static AlertMetric Of(AlertRule rule) => Find(rule) ?? throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a metric.");

    public static AlertMetric? Find(AlertRule rule) => All.FirstOrDefault(metric => metric.Rule == rule);
}
