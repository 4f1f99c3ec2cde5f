using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Alerts;

/// <summary>A rule that an administrator has made. Whether it looks for much or for little follows from what it measures.</summary>
public sealed record AlertDefinition
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>One of <see cref="AlertMetric.All"/>.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<AlertRule>))]
    public AlertRule Metric { get; init; }

    /// <summary>In the unit of the metric: reached, or for a metric that should be high, not reached.</summary>
    public int Threshold { get; init; }

    /// <summary>It is back when it is on the good side of this, in the same unit; null: of <see cref="Threshold"/>. Between the two nothing begins and nothing ends.</summary>
    public int? Back { get; init; }

    /// <summary>Seconds for which the threshold must have been passed without a break.</summary>
    public int ForSeconds { get; init; } = 5;

    /// <summary>Seconds for which it must have been back before the alert is over.</summary>
    public int ClearSeconds { get; init; } = 10;

    /// <summary>Minutes that are looked back, where the metric has such.</summary>
    public int Minutes { get; init; } = 10;

    /// <summary>Null: all queues together.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>Whose supervisors are told; empty: all.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];

    public bool Enabled { get; init; } = true;

    public bool IsOver(double value) => AlertMetric.Of(Metric).IsBelow ? value < Threshold : value >= Threshold;

    public bool IsBack(double value) => AlertMetric.Of(Metric).IsBelow ? value >= (Back ?? Threshold) : value < (Back ?? Threshold);
}
