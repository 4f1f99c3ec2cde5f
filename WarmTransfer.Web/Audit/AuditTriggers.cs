using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace WarmTransfer.Web.Audit;

/// <summary>The database itself keeps the audit closed: nothing written in it changes or goes.</summary>
internal static class AuditTriggers
{
    private const string Refusal = "The audit is append-only.";
    private const string Inserts = "AuditInserts";
    private static readonly string[] Tables = [AuditRow.Table, AuditSeal.Table];

    public static string Of(string table) => $"{table}IsAppendOnly";

    // At every start and not in a migration: SQLite makes a table anew for many a change, and its triggers go with the old one.
    public static async Task Ensure(DatabaseFacade database, CancellationToken cancel)
    {
        foreach (var statement in database.IsSqlite() ? Sqlite : database.IsNpgsql() ? PostgreSql : SqlServer)
            await database.ExecuteSqlRawAsync(statement, cancel);
    }

    public static IReadOnlyList<string> SqlServer { get; } = [.. Tables.Select(table =>
        $"IF OBJECT_ID(N'{Of(table)}', N'TR') IS NULL EXEC(N'CREATE TRIGGER {Of(table)} ON {table} INSTEAD OF UPDATE, DELETE AS THROW 51000, ''{Refusal}'', 1;')")];

    // Whoever inserts says so until the end of the transaction, so that the one who seals knows when nobody does.
    private static IReadOnlyList<string> PostgreSql { get; } =
    [
        .. Tables.Select(table => PostgreSqlTrigger(table, Of(table), "UPDATE OR DELETE OR TRUNCATE", $"RAISE EXCEPTION '{Refusal}';")),
        PostgreSqlTrigger(AuditRow.Table, Inserts, "INSERT", $"PERFORM pg_advisory_xact_lock_shared({SettledRows.PostgreSqlLock}); RETURN NULL;"),
    ];

    // Two nodes that start at once must not both replace it; and who may write rows may not need to own the table.
    private static string PostgreSqlTrigger(string table, string name, string acts, string body) =>
        $"""
        DO $$ BEGIN
          PERFORM pg_advisory_xact_lock(hashtext('{name}'));
          IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = '{name.ToLowerInvariant()}' AND tgrelid = '"{table}"'::regclass) THEN
            CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN {body} END $body$;
            CREATE TRIGGER {name} BEFORE {acts} ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION {name}();
          END IF;
        END $$;
        """;

    private static IReadOnlyList<string> Sqlite { get; } = [.. Tables.SelectMany(table => new[] { Before("UPDATE", table), Before("DELETE", table), BeforeReplace(table) })];

    private static string Before(string act, string table) =>
        $"CREATE TRIGGER IF NOT EXISTS {Of(table)}_{act} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;";

    // REPLACE deletes without asking the trigger for that.
    private static string BeforeReplace(string table) =>
        $"CREATE TRIGGER IF NOT EXISTS {Of(table)}_REPLACE BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE Id = NEW.Id) BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;";
}
