using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>Up to which line of the audit no other can appear any more: numbers are given out before transactions end.</summary>
internal static class SettledRows
{
    public const string PostgreSqlLock = $"hashtext('{AuditRow.Table}')";

    // It waits for nobody, and whoever inserts waits no longer than it takes to look.
    private const string PostgreSql =
        $"""SELECT CASE WHEN pg_try_advisory_xact_lock({PostgreSqlLock}) THEN (SELECT MAX("Id") FROM "{AuditRow.Table}") END AS "Value" """;

    private const string SqlServer = $"SET LOCK_TIMEOUT 100; SELECT MAX([Id]) AS [Value] FROM [{AuditRow.Table}] WITH (TABLOCK, HOLDLOCK)";

    // One writes at a time.
    private const string Sqlite = $"SELECT MAX(Id) AS Value FROM {AuditRow.Table}";

    /// <summary>Null: somebody is inserting right now, or there is none.</summary>
    public static async Task<long?> Last(WarmTransferDb db, CancellationToken cancel) =>
        (await db.Database.SqlQueryRaw<long?>(db.Database.IsSqlite() ? Sqlite : db.Database.IsNpgsql() ? PostgreSql : SqlServer).ToListAsync(cancel)).Single();
}
