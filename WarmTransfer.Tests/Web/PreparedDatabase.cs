using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;
using WarmTransfer.Web.People;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Tests.Web;

/// <summary>A database file of this version, made once for all tests: to migrate each test's own anew, and to add the demonstration's people to it, takes longer than many a test.</summary>
internal static class PreparedDatabase
{
    private static readonly Lazy<Task<byte[]>> Empty = new(() => Make(services => DatabaseStart.Run(services, TextWriter.Null, CancellationToken.None)));
    private static readonly Lazy<Task<byte[]>> WithPeople = new(() => Make(DemoUsers.EnsureAsync, Empty));

    /// <summary>Puts an empty one where there is none.</summary>
    public static Task For(string connectionString) => Put(connectionString, Empty);

    /// <summary>Puts one with the people of the demonstration where there is none.</summary>
    public static Task WithDemoUsers(string connectionString) => Put(connectionString, WithPeople);

    private static async Task Put(string connectionString, Lazy<Task<byte[]>> made)
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (File.Exists(path)) return;
        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
        await file.WriteAsync(await made.Value);
    }

    private static async Task<byte[]> Make(Func<IServiceProvider, Task> work, Lazy<Task<byte[]>>? from = null)
    {
        var folder = Directory.CreateTempSubdirectory("warmtransfer-tests-").FullName;
        var path = Path.Combine(folder, "prepared.db");
        if (from is not null) await File.WriteAllBytesAsync(path, await from.Value);
        await using (var services = Services($"Data Source={path};Pooling=False")) await work(services);
        await Checkpoint(path);
        var made = await File.ReadAllBytesAsync(path);
        Directory.Delete(folder, recursive: true);
        return made;
    }

    private static ServiceProvider Services(string database) => QuickHashes.In(new ServiceCollection().AddLogging().AddMetrics().AddSingleton(TimeProvider.System)
        .AddData(new ConfigurationBuilder().AddInMemoryCollection([new("Database:ConnectionString", database)]).Build()).AddAuth(new HostingEnvironment()).AddSessions().AddPeople()
        .BuildServiceProvider());

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
