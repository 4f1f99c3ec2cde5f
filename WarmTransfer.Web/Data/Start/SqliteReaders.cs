using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Data.Start;

/// <summary>Says at start that others on this machine may read the database: customers' numbers, hashes of passwords, keys.</summary>
internal static class SqliteReaders
{
    public static void Warn(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (!options.IsOneFile || !SqliteKind.IsFile(options.ConnectionString)) return;
        var file = SqliteKind.FileOf(options.ConnectionString);
        string[] open = [.. new[] { file, file + "-wal", file + "-shm" }.Where(OwnersFile.IsReadByOthers)];
        if (open is not []) services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SqliteReaders)).LogWarning("Others on this machine may read the database: chmod 600 {Files}", string.Join(' ', open));
    }
}
