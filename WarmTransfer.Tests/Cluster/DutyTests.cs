using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Cluster;

/// <summary>Who has the duty, on a real database and on clocks that need not agree.</summary>
public sealed class DutyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private Databases _databases = null!;
    private Duty _one = null!, _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _databases = new Databases((await PostgresServer.Shared()).NewDatabase());
        await using var db = _databases.CreateDbContext();
        await db.Database.MigrateAsync(Cancellation);
        (_one, _other) = (Node(_clock), Node(_clock));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task One_has_it_for_as_long_as_it_beats()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal((true, false), (await _one.Beat(Cancellation), await _other.Beat(Cancellation)));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((false, true), (_one.HasSeenAnother, _other.HasSeenAnother));
    }

    [Fact]
    public async Task Whoever_is_silent_for_five_seconds_has_lost_it_and_knows_at_its_next_beat()
    {
        await _one.Beat(Cancellation);
        await _other.Beat(Cancellation);
        _clock.Advance(Duty.Silence);
        Assert.False(await _other.Beat(Cancellation));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await _other.Beat(Cancellation));
        Assert.False(await _one.Beat(Cancellation));
        Assert.Equal((false, true), (_one.IsHeld, _other.IsHeld));
    }

    [Fact]
    public async Task Whoever_leaves_gives_it_away_at_once()
    {
        await _one.Beat(Cancellation);
        await _one.Release(Cancellation);
        Assert.True(await _other.Beat(Cancellation));
        Assert.False(await _one.Beat(Cancellation));
    }

    [Fact]
    public async Task Of_many_who_begin_at_once_one_has_it()
    {
        Duty[] nodes = [.. Enumerable.Range(0, 8).Select(_ => Node(_clock))];
        var held = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Beat(Cancellation), Cancellation)));
        Assert.Single(held, has => has);
    }

    [Fact]
    public async Task Without_its_database_a_node_has_it_only_until_another_may_have_taken_it()
    {
        await _one.Beat(Cancellation);
        _databases.AreGone = true;
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await _one.Beat(Cancellation));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(await _one.Beat(Cancellation));

        _databases.AreGone = false;
        Assert.True(await _one.Beat(Cancellation));
    }

    private Duty Node(TimeProvider clock) => new(_databases, Options.Create(new DatabaseOptions { Provider = DatabaseOptions.PostgreSql }), clock);

    private sealed class Databases(string address) : IDbContextFactory<WarmTransferDb>
    {
        public bool AreGone { get; set; }

        public WarmTransferDb CreateDbContext() => AreGone ? throw new TimeoutException("Nobody answers.") : new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(address).Options);
    }
}
