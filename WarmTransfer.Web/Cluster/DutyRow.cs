namespace WarmTransfer.Web.Cluster;

/// <summary>Which node does what only one may do.</summary>
internal sealed class DutyRow
{
    public const string Only = "duty";
    public const long Released = -1;

    public required string Id { get; init; }

    /// <summary>The node; a name made anew with each start.</summary>
    public required string Holder { get; init; }

    /// <summary>How often it has changed hands.</summary>
    public int Term { get; init; }

    /// <summary>Goes up once a second while the holder lives; <see cref="Released"/> when it has left. No clocks are compared.</summary>
    public long Beat { get; init; }
}
