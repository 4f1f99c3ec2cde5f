using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Web.Data.Backup;

/// <summary>Writes a copy of the SQLite database beside the running console. A database server has tools of its own.</summary>
internal static class BackupCommand
{
    public const string Name = "backup";

    public static bool Handles(string[] args) => args is [Name, ..];

    /// <summary>The process's exit code: 0 when the copy is there, whole.</summary>
    public static async Task<int> Run(DatabaseOptions database, string[] args, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        if (args is not [Name, [not '-', ..] file, ..]) return Fail(errors, $"Usage: dotnet WarmTransfer.Web.dll {Name} <file to write>");
        if (!database.IsOneFile) return Fail(errors, $"The database is {database.Provider}: back it up with that server's own tools, such as pg_dump (docs/operations.md, Back up and restore).");
        try
        {
            var bytes = await SqliteBackup.Write(database.ConnectionString, Path.GetFullPath(file), cancel);
            await SqliteBackup.Note(database.ConnectionString, TimeProvider.System.GetUtcNow(), cancel);
            await output.WriteLineAsync($"{Path.GetFullPath(file)} holds the whole database as it is now, {bytes} bytes, and was read through without a fault.");
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or BackupRefusedException)
        {
            return Fail(errors, $"No back-up was written: {fault.Message}");
        }
        catch (Exception fault) when (new SqliteKind(database.ConnectionString).FaultOf(fault) is { } known)
        {
            return Fail(errors, $"No back-up was written: {known.ToStartupFault().Message}");
        }
    }

    private static int Fail(TextWriter errors, string line)
    {
        errors.WriteLine(line);
        return 1;
    }
}
