namespace WarmTransfer.Web.Cluster;

/// <summary>Several nodes on one database. Bound from the section <c>Cluster</c>.</summary>
public sealed class ClusterOptions
{
    public const string Section = "Cluster";

    /// <summary>Connection string of the Redis through which nodes tell each other at once what has changed (StackExchange.Redis); empty: they find it in the database within a second.</summary>
    public string Redis { get; set; } = "";
}
