using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Tests.Web.Data.Start;

/// <summary>Who else on the machine may read SQLite's file.</summary>
public sealed class SqliteReadersTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly DatabaseFile _file = new();
    private readonly Log _log = new();
    private ServiceProvider? _services;

    private string Path => new SqliteConnectionStringBuilder(_file.ConnectionString).DataSource;

    [Fact]
    public async Task The_database_is_made_for_its_owner_alone()
    {
        var services = await Start();

        if (!OperatingSystem.IsWindows()) Assert.Equal((Owner, Owner, Owner), (File.GetUnixFileMode(Path), File.GetUnixFileMode(Path + "-wal"), File.GetUnixFileMode(Path + "-shm")));
        SqliteReaders.Warn(services);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_database_that_others_may_read_stays_so_and_the_log_says_how_to_mend_it()
    {
        await File.WriteAllBytesAsync(Path, [], TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, Owner | UnixFileMode.GroupRead);

        SqliteReaders.Warn(await Start());

        if (!OperatingSystem.IsWindows()) Assert.Contains($"Others on this machine may read the database: chmod 600 {Path}", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _services?.Dispose();
        _file.Dispose();
        _log.Dispose();
    }

    private async Task<IServiceProvider> Start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:ConnectionString", _file.ConnectionString)]).Build();
        _services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log).AddFilter("Microsoft", LogLevel.None)).AddSingleton(TimeProvider.System).AddData(configuration).BuildServiceProvider();
        await DatabaseStart.Run(_services, TextWriter.Null, TestContext.Current.CancellationToken);
        return _services;
    }
}
