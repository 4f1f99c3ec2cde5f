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
        foreach (var statement in database.IsSqlite() ? Sqlite : database.IsNpgsql() ? PostgreSql : SqlServer)
            await database.ExecuteSqlRawAsync(statement, cancel);
    }

    public static IReadOnlyList<string> SqlServer { get; } =
        [$"IF OBJECT_ID(N'{AuditRow.Trigger}', N'TR') IS NULL EXEC(N'CREATE TRIGGER {AuditRow.Trigger} ON {AuditRow.Table} INSTEAD OF UPDATE, DELETE AS THROW 51000, ''{Refusal}'', 1;')"];

    // Two nodes that start at once must not both replace it; and who may write rows may not need to own the table.
    private static IReadOnlyList<string> PostgreSql { get; } =
    [
        $"""
        DO $$ BEGIN
          PERFORM pg_advisory_xact_lock(hashtext('{AuditRow.Trigger}'));
          IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = '{AuditRow.Trigger.ToLowerInvariant()}' AND tgrelid = '"{AuditRow.Table}"'::regclass) THEN
            CREATE OR REPLACE FUNCTION {AuditRow.Trigger}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''{Refusal}''; END';
            CREATE TRIGGER {AuditRow.Trigger} BEFORE UPDATE OR DELETE OR TRUNCATE ON "{AuditRow.Table}" FOR EACH STATEMENT EXECUTE FUNCTION {AuditRow.Trigger}();
          END IF;
        END $$;
        """,
    ];

    private static IReadOnlyList<string> Sqlite { get; } = [Before("UPDATE"), Before("DELETE")];

    private static string Before(string act) =>
        $"CREATE TRIGGER IF NOT EXISTS {AuditRow.Trigger}_{act} BEFORE {act} ON {AuditRow.Table} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;";
}
