namespace WarmTransfer.Web.Data;

/// <summary>Where calls are kept. Bound from the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";
    public const string PostgreSql = "PostgreSql";

    /// <summary><c>Sqlite</c> (one process on one machine), <c>PostgreSql</c> or <c>SqlServer</c> (as many as are needed).</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>Nobody else can write it: one process has it.</summary>
    internal bool IsOneFile => Provider is not (SqlServer or PostgreSql);

    /// <summary>ADO.NET connection string; a database server needs one.</summary>
    public string ConnectionString { get; set; } = "Data Source=warmtransfer.db";

    /// <summary>Whether start-up brings the database to this version. Where it may not, the command <c>migrate</c> does.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>Seconds that start-up waits for a database that is only just starting; 0 to 3600.</summary>
    public int WaitSeconds { get; set; } = 60;
}
