using Microsoft.EntityFrameworkCore;

namespace WarmTransfer.Tests.Web.Commit;

public sealed class CommitterOnSqliteTests : CommitterTests
{
    private readonly DatabaseFile _file = new();

    private protected override string Poison => "CREATE TRIGGER Poison BEFORE INSERT ON Events WHEN NEW.DedupeKey = 'poison' BEGIN SELECT RAISE(ABORT, 'never'); END";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    private protected override Task<(string Provider, string ConnectionString)> Place() => Task.FromResult(("Sqlite", _file.ConnectionString));

    [Fact]
    public async Task SQLites_log_is_flushed_at_each_commit()
    {
        await using var db = Node.Database();
        Assert.Equal((2, "wal"), (
            (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync(TestContext.Current.CancellationToken)).Single(),
            (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync(TestContext.Current.CancellationToken)).Single()));
    }
}
