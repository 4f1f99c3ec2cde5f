namespace WarmTransfer.Web.Cluster;

/// <summary>A node that runs, as it says of itself every ten seconds; it takes the row along when it ends.</summary>
internal sealed class NodeRow
{
    public const int NameLength = 100, VersionLength = 100, StateLength = 10, FaultsLength = 400, FiguresLength = 4000;

    /// <summary>Made anew with each start.</summary>
    public required string Id { get; init; }

    /// <summary>The machine's name and the process's number.</summary>
    public required string Name { get; init; }

    public required string Version { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last wrote this, by its own clock.</summary>
    public DateTimeOffset SeenAt { get; set; }

    public bool HasDuty { get; set; }

    /// <summary>Null where there is no bus.</summary>
    public bool? BusIsUp { get; set; }

    /// <summary>By Twilio's clock; null until that has been seen.</summary>
    public double? ClockAheadSeconds { get; set; }

    /// <summary>The worst of its figures, a name of <c>HealthState</c>.</summary>
    public required string State { get; set; }

    /// <summary>The names of the figures that are not good.</summary>
    public required string Faults { get; set; }

    /// <summary>All its figures as JSON, for the other nodes' pages; empty: it is of a version that did not tell.</summary>
    public string Figures { get; set; } = "";
}
