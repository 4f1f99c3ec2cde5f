using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace WarmTransfer.Web.Data.Start;

/// <summary>A file.</summary>
internal sealed class SqliteKind(string connectionString) : DatabaseKind
{
    private const string Example = "Data Source=<path of a file in a folder that may be written>";
    private readonly string _file = FileOf(connectionString);

    public static string FileOf(string connectionString) => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    /// <summary>And no database in memory, no address, and none that has to be there already.</summary>
    public static bool IsFile(string connectionString) => new SqliteConnectionStringBuilder(connectionString) is { Mode: SqliteOpenMode.ReadWriteCreate } address
        && address.DataSource is not (":memory:" or "") && !address.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    public override string Place => _file;

    public override string StartAnew => $"Move {_file} and the files -wal and -shm beside it to another place and start again, with an empty database, or let Database:ConnectionString name another file.";

    protected override string TablesQuery => "SELECT name AS Value FROM sqlite_master WHERE type = 'table'";

    // Opening alone neither reads the file nor finds that nothing can be written; what is written here is what was there.
    public override async Task Probe(CancellationToken cancel)
    {
        CreateForOwner();
        await using var connection = new SqliteConnection(DataServices.Durable(connectionString));
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancel);
        command.CommandText = "PRAGMA user_version";
        command.CommandText = $"PRAGMA user_version = {await command.ExecuteScalarAsync(cancel)}";
        await command.ExecuteNonQueryAsync(cancel);
    }

    // SQLite itself would let everybody on the machine read it; -wal and -shm are made with the file's own mode. Where it cannot be made, opening says why.
    private void CreateForOwner()
    {
        if (File.Exists(_file) || !IsFile(connectionString)) return;
        try
        {
            OwnersFile.Create(_file, FileMode.CreateNew);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }

    // EF waits for this lock for ever, and a process that was killed while it migrated has left it.
    public override async Task<DatabaseFault?> Obstacle(WarmTransferDb db, CancellationToken cancel)
    {
        const string Lock = "__EFMigrationsLock";
        if (!(await Tables(db, cancel)).Contains(Lock)) return null;
        return await db.Database.SqlQueryRaw<long>($"SELECT Id AS Value FROM {Lock}").AnyAsync(cancel)
            ? new($"leads to {_file}, which another process is bringing to its version, or was when it was killed.",
                $"If no other WarmTransfer runs, free it: sqlite3 \"{_file}\" \"DELETE FROM {Lock}\"", MayPass: true)
            : null;
    }

    protected override DatabaseFault? Explain(DbException exception) => exception is not SqliteException fault ? null : fault.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CANTOPEN => DatabaseFault.Mend($"leads to {_file}, which cannot be opened: {WhyNotOpened()}", Example),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH =>
            DatabaseFault.Mend($"leads to {_file}, which {Environment.UserName} may not write, or not its folder.", Example),
        SQLitePCL.raw.SQLITE_NOTADB => DatabaseFault.Mend($"leads to {_file}, which is not an SQLite database.", Example),
        SQLitePCL.raw.SQLITE_CORRUPT => new($"leads to {_file}, which is damaged: {Words(fault)}", "Put the last backup in its place."),
        SQLitePCL.raw.SQLITE_FULL => new($"leads to {_file}, and its disk is full.", $"Make room on the disk of {Path.GetDirectoryName(_file)} and start again. Nothing was lost."),
        SQLitePCL.raw.SQLITE_IOERR => new($"leads to {_file}, which cannot be read or written: {Words(fault)}", "See whether its disk is full, failing, or a network share, on which SQLite does not work."),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
            new($"leads to {_file}, which another program is writing all the time.", "End that program, or another WarmTransfer on this file.", MayPass: true),
        _ => DatabaseFault.Mend($"leads to {_file}, and SQLite says: {Words(fault)}", Example),
    };

    private string WhyNotOpened() => Path.GetDirectoryName(_file) switch
    {
        _ when Directory.Exists(_file) => "it is a folder.",
        { } folder when File.Exists(folder) => $"{folder} is a file, not a folder.",
        { } folder when !Directory.Exists(folder) => $"there is no folder {folder}.",
        _ => $"{Environment.UserName} may not open it, or not write in its folder.",
    };

    private static string Words(SqliteException fault) => $"{fault.Message} ({fault.SqliteExtendedErrorCode})";
}
