using Microsoft.Data.Sqlite;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Web.Data.Backup;

/// <summary>Why there is no back-up, in a sentence.</summary>
internal sealed class BackupRefusedException(string message) : Exception(message);

/// <summary>A copy of the file at one moment, by SQLite's own back-up, while others go on reading and writing.</summary>
internal static class SqliteBackup
{
    /// <summary>The row of <c>Progress</c> that says when the last one was made.</summary>
    public const string Seen = "backup";

    /// <returns>The size of the copy in bytes.</returns>
    /// <exception cref="IOException">There is such a file already, or it cannot be written.</exception>
    /// <exception cref="BackupRefusedException">There is no database, or its copy is damaged.</exception>
    public static async Task<long> Write(string connectionString, string file, CancellationToken cancel)
    {
        if (!File.Exists(SqliteKind.FileOf(connectionString))) throw new BackupRefusedException($"there is no database {SqliteKind.FileOf(connectionString)}.");
        if (File.Exists(file)) throw new IOException($"{file} is there already. Name another file: a back-up is never written over.");
        // Under its name only once it is whole: a copy that was broken off is not taken for one.
        var partial = file + ".partial";
        // It holds customers' numbers and the keys of cookies.
        OwnersFile.Create(partial, FileMode.Create);
        try
        {
            await Copy(connectionString, partial, cancel);
            File.Move(partial, file);
        }
        finally
        {
            File.Delete(partial);
        }
        return new FileInfo(file).Length;
    }

    /// <summary>Writes into the database when it was last backed up. One of an older version has no place for that.</summary>
    public static async Task Note(string connectionString, DateTimeOffset at, CancellationToken cancel)
    {
        await using var database = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await database.OpenAsync(cancel);
        if (await Ask(database, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'Progress'", cancel) is null) return;
        await Ask(database, $"INSERT OR REPLACE INTO Progress (Id, Until) VALUES ('{Seen}', {at.ToUnixTimeMilliseconds()})", cancel);
    }

    private static async Task Copy(string connectionString, string partial, CancellationToken cancel)
    {
        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = partial, Pooling = false }.ToString());
        await source.OpenAsync(cancel);
        await copy.OpenAsync(cancel);
        source.BackupDatabase(copy);
        // One file, without the -wal that the original has beside it.
        await Ask(copy, "PRAGMA journal_mode = DELETE", cancel);
        if (await Ask(copy, "PRAGMA integrity_check", cancel) is not "ok" and var damage) throw new BackupRefusedException($"the database is damaged: {damage}");
    }

    private static async Task<string?> Ask(SqliteConnection connection, string pragma, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return (await command.ExecuteScalarAsync(cancel))?.ToString();
    }
}
