using System.Text;
using Microsoft.Data.Sqlite;

namespace WarmTransfer.Tests.Web.Data.Upgrade;

/// <summary>A SQLite database as text that makes it again, as <c>sqlite3 .dump</c> would write it.</summary>
internal static class SqlDump
{
    /// <param name="without">Tables whose rows are left out.</param>
    public static string Write(string connectionString, params string[] without)
    {
        using var connection = Open(connectionString);
        using var moment = connection.BeginTransaction(deferred: true);
        var text = new StringBuilder();
        foreach (var table in Tables(connection))
        {
            text.Append(Strings(connection, $"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'").Single()).Append(";\n");
            foreach (var row in without.Contains(table) ? [] : Strings(connection, Inserts(connection, table))) text.Append(row).Append('\n');
        }
        foreach (var sql in Strings(connection, "SELECT sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name")) text.Append(sql).Append(";\n");
        return text.ToString().ReplaceLineEndings("\n");
    }

    public static void Restore(string connectionString, string dump)
    {
        using var connection = Open(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = $"BEGIN;\n{dump}COMMIT;";
        command.ExecuteNonQuery();
    }

    /// <summary>Each row of a table as the values of the columns, which are those of the table unless they are named.</summary>
    public static string[] Rows(string connectionString, string table, params IEnumerable<string> columns)
    {
        using var connection = Open(connectionString);
        return [.. Strings(connection, $"SELECT {Values(columns)} FROM \"{table}\" ORDER BY rowid")];
    }

    public static string[] Columns(string connectionString, string table)
    {
        using var connection = Open(connectionString);
        return Columns(connection, table);
    }

    public static string[] Tables(string connectionString)
    {
        using var connection = Open(connectionString);
        return Tables(connection);
    }

    private static string[] Columns(SqliteConnection connection, string table) => [.. Strings(connection, $"SELECT name FROM pragma_table_info('{table}')")];

    private static string[] Tables(SqliteConnection connection) =>
        [.. Strings(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")];

    private static string Inserts(SqliteConnection connection, string table) =>
        $"SELECT 'INSERT INTO \"{table}\" VALUES(' || {Values(Columns(connection, table))} || ');' FROM \"{table}\" ORDER BY rowid";

    private static string Values(IEnumerable<string> columns) => string.Join(" || ',' || ", columns.Select(column => $"quote(\"{column}\")"));

    private static List<string> Strings(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        List<string> found = [];
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }

    // Tables come in the order of their names, rows before those that they point to.
    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = false, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
