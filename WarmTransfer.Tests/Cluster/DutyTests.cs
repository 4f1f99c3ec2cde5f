using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Tests.Web.Twilio;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Outbox;

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
    public async Task A_node_that_stood_still_knows_by_its_own_stopwatch_before_its_next_beat_and_another_beat_may_give_it_back()
    {
        await _one.Beat(Cancellation);
        _clock.Advance(TimeSpan.FromSeconds(3));
        _one.Demand();
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_one.IsHeld);
        Assert.Throws<DutyLostException>(_one.Demand);
        Assert.True(await _one.Beat(Cancellation));
        Assert.True(_one.IsHeld);
    }

    [Fact]
    public async Task A_node_that_stood_still_dials_nobody()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var twilio = await TwilioStub.StartAsync(TwilioStub.Error(400, 21211));
        await using var node = await PartsHost.StartAsync("PostgreSql", (await PostgresServer.Shared()).NewDatabase(), clock, twilio.Url);
        await node.Ready(PartsHost.Agent1);
        var call = await node.Waiting();
        Assert.Null(await node.Post(call, new CallEvent.Intent.Offer(PartsHost.Agent1, $"test")));
        var (duty, offered) = (node.Get<Duty>(), await node.Saved(call));
        Assert.True(await duty.Beat(Cancellation));
        clock.Advance(Duty.Silence);

        await Assert.ThrowsAsync<DutyLostException>(() => Dial());
        Assert.Empty(twilio.Requests);
        Assert.True(await duty.Beat(Cancellation));
        // Its turn in the account's budget was taken in vain.
        clock.Advance(TimeSpan.FromSeconds(1));
        await Dial();
        Assert.NotEmpty(twilio.Requests);

        Task Dial() => node.Get<LegDialler>().Dial(offered, offered[new LegId("L1")], triesBefore: 0, Cancellation);
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
