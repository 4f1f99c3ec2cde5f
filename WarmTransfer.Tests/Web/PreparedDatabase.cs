using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Tests.Web;

/// <summary>An empty database file of this version, made once for all tests: to migrate each test's own anew takes longer than many a test.</summary>
internal static class PreparedDatabase
{
    private static readonly Lazy<Task<byte[]>> Made = new(Make);

    /// <summary>Puts one where there is none.</summary>
    public static async Task For(string connectionString)
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (File.Exists(path)) return;
        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
        await file.WriteAsync(await Made.Value);
    }

    private static async Task<byte[]> Make()
    {
        var folder = Directory.CreateTempSubdirectory("warmtransfer-tests-").FullName;
        var path = Path.Combine(folder, "prepared.db");
        await using (var services = Services($"Data Source={path};Pooling=False")) await DatabaseStart.Run(services, TextWriter.Null, CancellationToken.None);
        await Checkpoint(path);
        var made = await File.ReadAllBytesAsync(path);
        Directory.Delete(folder, recursive: true);
        return made;
    }

    private static ServiceProvider Services(string database) => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
        .AddData(new ConfigurationBuilder().AddInMemoryCollection([new("Database:ConnectionString", database)]).Build()).BuildServiceProvider();

    // What is in the file beside it would not be copied.
    private static async Task Checkpoint(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }
}
