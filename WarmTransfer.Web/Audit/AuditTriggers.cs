using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace WarmTransfer.Web.Audit;

/// <summary>The database itself keeps the audit closed: nothing written in it changes or goes.</summary>
internal static class AuditTriggers
{
    private const string Refusal = "The audit is append-only.";

    // At every start and not in a migration: SQLite makes a table anew for many a change, and its triggers go with the old one.
    public static async Task Ensure(DatabaseFacade database, CancellationToken cancel)
    {
        foreach (var statement in database.IsSqlite() ? Sqlite : SqlServer)
            await database.ExecuteSqlRawAsync(statement, cancel);
    }

    public static IReadOnlyList<string> SqlServer { get; } =
        [$"IF OBJECT_ID(N'{AuditRow.Trigger}', N'TR') IS NULL EXEC(N'CREATE TRIGGER {AuditRow.Trigger} ON {AuditRow.Table} INSTEAD OF UPDATE, DELETE AS THROW 51000, ''{Refusal}'', 1;')"];

    private static IReadOnlyList<string> Sqlite { get; } = [Before("UPDATE"), Before("DELETE")];

    private static string Before(string act) =>
        $"CREATE TRIGGER IF NOT EXISTS {AuditRow.Trigger}_{act} BEFORE {act} ON {AuditRow.Table} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;";
}
