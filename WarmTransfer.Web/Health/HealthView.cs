using System.Collections.Immutable;

namespace WarmTransfer.Web.Health;

/// <summary>What the health page shows.</summary>
/// <param name="Rows">The worst first.</param>
internal sealed record HealthView(DateTimeOffset At, ImmutableArray<HealthRow> Rows, ImmutableArray<NodeLine> Nodes)
{
    public HealthState State => Rows.Max(row => row.State);

    /// <summary>Of the node at which anything stands worst. Of one that is silent nothing is known but that; <see cref="HealthFigure.Nodes"/> says so.</summary>
    public HealthState WorstOfAll => Others.Select(node => node.State).Append(State).Max();

    /// <summary>Those that are heard of beside this one.</summary>
    public IEnumerable<NodeLine> Others => Nodes.Where(node => node is { IsThis: false, SilentSince: null });

    /// <summary>What is not good, in English for the other nodes' list.</summary>
    public string Faults => string.Join(", ", Rows.Where(row => row.State != HealthState.Good).Select(row => row.Rule.Name.English));
}

/// <summary>Where pages find it, in memory: it is there when the database is not.</summary>
internal interface IHealthBoard
{
    /// <summary>Null until this node has looked at itself for the first time.</summary>
    HealthView? Current { get; }
}
