using System.Collections.Immutable;

namespace WarmTransfer.Web.Health;

/// <summary>What the health page shows.</summary>
/// <param name="Rows">The worst first.</param>
internal sealed record HealthView(DateTimeOffset At, ImmutableArray<HealthRow> Rows, ImmutableArray<NodeLine> Nodes)
{
    public HealthState State => Rows.Max(row => row.State);

    /// <summary>What is not good, in words for the other nodes' list.</summary>
    public string Faults => string.Join(", ", Rows.Where(row => row.State != HealthState.Good).Select(row => row.Rule.Name));
}

/// <summary>Where pages find it, in memory: it is there when the database is not.</summary>
internal interface IHealthBoard
{
    /// <summary>Null until this node has looked at itself for the first time.</summary>
    HealthView? Current { get; }
}
