using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Data.Start;

/// <summary>Each way in which a file cannot be used is said with its setting and a remedy, and the file stays as it is.</summary>
public sealed class SqliteStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-start-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "test.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_new_database_is_made_and_opened_again_without_a_word()
    {
        await using (var first = On(File)) await first.Run();
        await using var second = On(File);

        await second.Run();

        Assert.Equal("", second.Output);
        await using var db = second.Database();
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Cancellation));
    }

    [Theory]
    [InlineData("nowhere/test.db", "there is no folder")]
    [InlineData("notes.txt/test.db", "is a file, not a folder")]
    [InlineData("folder", "it is a folder")]
    [InlineData("notes.txt", "which is not an SQLite database")]
    public async Task A_place_that_holds_no_database(string path, string problem)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "folder"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "notes.txt"), new string('x', 5000), Cancellation);
        await using var start = On(Path.Combine(_folder, path));

        Assert.Contains(problem, Mended(await start.Fault()), StringComparison.Ordinal);

        Assert.Equal(5000, new FileInfo(Path.Combine(_folder, "notes.txt")).Length);
    }

    // Tests may run as root, who may write everywhere; the database says the same to whoever may not.
    [Fact]
    public async Task A_file_that_may_not_be_written()
    {
        await using (var first = On(File)) await first.Run();
        await using var start = new Starting("Sqlite", $"Data Source={File};Mode=ReadOnly");

        Assert.Contains("may not write", Mended(await start.Fault()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_full_while_tables_are_made()
    {
        await using (var start = new Starting("Sqlite", $"Data Source={File}", also: services => services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(new SmallDisk()))))
            Assert.Contains("its disk is full", Mended(await start.Fault()), StringComparison.Ordinal);

        // When there is room again, it goes on.
        SqliteConnection.ClearAllPools();
        await using var again = On(File);
        await again.Run();
    }

    [Fact]
    public async Task A_file_of_a_newer_version()
    {
        await using var start = On(File);
        await start.Run();
        await start.Execute("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '99.0.0')");

        var fault = Mended(await start.Fault());

        Assert.Contains("is of a newer version (it has 99990101000000_Later)", fault, StringComparison.Ordinal);
        Assert.Contains("Start the version that used it last", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_before_the_first_release()
    {
        await using var start = On(File);
        await start.Run();
        await start.Execute("DELETE FROM __EFMigrationsHistory; INSERT INTO __EFMigrationsHistory VALUES ('20261123073419_Initial', '10.0.14'), ('20261124053132_Alerts', '10.0.14')");
        await start.Execute("INSERT INTO Alerts VALUES ('kept', '[]')");

        var fault = Mended(await start.Fault());

        Assert.Contains("is of a version before the first release (it ends with 20261124053132_Alerts)", fault, StringComparison.Ordinal);
        Assert.Contains($"Move {File}", fault, StringComparison.Ordinal);
        await using var db = start.Database();
        Assert.Equal("kept", (await db.Alerts.SingleAsync(Cancellation)).Id);
    }

    [Fact]
    public async Task Tables_of_the_same_names_that_nobody_recorded()
    {
        await using var start = On(File);
        await start.Run();
        await start.Execute("DROP TABLE __EFMigrationsHistory");

        Assert.Contains("no record of WarmTransfer's versions", Mended(await start.Fault()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_migration_left_is_waited_for_and_said()
    {
        await using (var start = await Locked(waitSeconds: 1))
        {
            Assert.Contains("DELETE FROM __EFMigrationsLock", Mended(await start.Fault()), StringComparison.Ordinal);
            Assert.StartsWith("Waiting for the database, 1 s at most: Database:ConnectionString leads to", start.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Once_nothing_is_in_the_way_any_more_start_up_goes_on()
    {
        await using var start = await Locked(waitSeconds: 60);
        var running = start.Run();
        await Eventually.Holds("it waits", () => start.Output.Contains("Waiting for the database", StringComparison.Ordinal), () => start.Output);

        await start.Execute("DELETE FROM __EFMigrationsLock");

        await running;
        Assert.Contains("The database is there", start.Output, StringComparison.Ordinal);
    }

    private async Task<Starting> Locked(int waitSeconds)
    {
        var start = new Starting("Sqlite", $"Data Source={File}", waitSeconds);
        await start.Execute("CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, 'then')");
        return start;
    }

    private static Starting On(string file) => new("Sqlite", $"Data Source={file}");

    private string Mended(string fault)
    {
        Assert.StartsWith($"Database:ConnectionString leads to {_folder}", fault, StringComparison.Ordinal);
        Assert.Equal(2, fault.Split(Environment.NewLine).Length);
        return fault;
    }

    /// <summary>SQLite's own limit: it then says what it says when the disk is full.</summary>
    private sealed class SmallDisk : DbConnectionInterceptor, IDbCommandInterceptor
    {
        public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            using var limit = command.Connection!.CreateCommand();
            limit.CommandText = "PRAGMA max_page_count = 8";
            limit.Transaction = command.Transaction;
            limit.ExecuteScalar();
            return ValueTask.FromResult(result);
        }
    }
}
