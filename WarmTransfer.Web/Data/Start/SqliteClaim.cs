namespace WarmTransfer.Web.Data.Start;

/// <summary>One console at a time on one file: a second would take the first for dead and carry out again what it is about to do.</summary>
internal static class SqliteClaim
{
    /// <summary>Holds the file until it is disposed of or the process ends, however it ends. Null: a database server, or a place that opening will say more about.</summary>
    /// <exception cref="StartupFault">Another console has it.</exception>
    public static IDisposable? Take(DatabaseOptions options)
    {
        if (!options.IsOneFile) return null;
        var file = SqliteKind.FileOf(options.ConnectionString);
        var claim = file + "-lock";
        try
        {
            return new FileStream(claim, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(claim))
        {
            throw new DatabaseFault($"leads to {file}, on which another WarmTransfer runs already.", "End that one, or let Database:ConnectionString name another file.").ToStartupFault();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
