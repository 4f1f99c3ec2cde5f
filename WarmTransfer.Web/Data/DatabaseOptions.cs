namespace WarmTransfer.Web.Data;

/// <summary>Where calls are kept. Bound from the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";

    /// <summary><c>Sqlite</c> (one machine) or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>ADO.NET connection string; SQL Server needs one.</summary>
    public string ConnectionString { get; set; } = "Data Source=warmtransfer.db";

    /// <summary>Seconds that start-up waits for a database that is only just starting; 0 to 3600.</summary>
    public int WaitSeconds { get; set; } = 60;
}
