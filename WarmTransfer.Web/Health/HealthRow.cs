using WarmTransfer.Core;

namespace WarmTransfer.Web.Health;

/// <summary>One figure as the page shows it.</summary>
/// <param name="Since">Since when it is in this state.</param>
/// <param name="Line">The points of the line of its last hour; two rows that look the same are equal.</param>
/// <param name="Heard">The same line in words.</param>
public sealed record HealthRow(HealthRule Rule, HealthState State, Sentence Value, Sentence? Detail, DateTimeOffset Since, string Line, Sentence Heard)
{
    internal static HealthRow Of(HealthRule rule, Measured reading, HealthHistory history) => new(
        rule, rule.Judge(reading), rule.Say(reading), reading.Detail, history.Since, Sparkline.Points(history.Worst, rule.Look),
        $"The worst of the last hour: {rule.Say(history.Worst.Max())}.");
}
