using WarmTransfer.Core;
using WarmTransfer.Web.Cluster;

namespace WarmTransfer.Web.Health;

/// <summary>A node as the health page shows it.</summary>
/// <param name="SilentSince">Null while it is heard of.</param>
public sealed record NodeLine(string Id, string Name, bool IsThis, string Version, DateTimeOffset StartedAt, DateTimeOffset? SilentSince, bool HasDuty, Sentence Bus, Sentence Clock, HealthState State, string Faults)
{
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>As the node last wrote them, in JSON.</summary>
    public string Figures { get; init; } = "";

    internal static NodeLine Of(NodeRow row, string thisNode, DateTimeOffset now) => new(
        row.Id, row.Name, row.Id == thisNode, row.Version, row.StartedAt, row.Id != thisNode && now - row.SeenAt > Silence ? row.SeenAt : null, row.HasDuty,
        row.BusIsUp switch { true => $"connected", false => $"away", null => $"not used" },
        row.ClockAheadSeconds switch { null => $"not known", >= 0 and var ahead => $"{ahead:0} s ahead", var ahead => $"{-ahead:0} s behind" },
        Enum.Parse<HealthState>(row.State), row.Faults)
    {
        Figures = row.Figures,
    };
}
