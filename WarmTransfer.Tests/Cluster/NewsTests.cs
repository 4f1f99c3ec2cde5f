using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Tests.Cluster;

/// <summary>Two nodes on one PostgreSQL: what one saves, the other knows, told or not.</summary>
public sealed class NewsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private string _database = "";
    private PartsHost _node = null!;
    private PartsHost _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = (await PostgresServer.Shared()).NewDatabase();

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        if (_other is not null) await _other.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_bus_each_look_at_the_database_brings_what_is_new_what_is_over_and_what_came_and_went()
    {
        await Start(redis: "");
        var catchUp = _other.Get<CatchUp>();
        var call = await _node.Talking();
        await catchUp.Look(Cancellation);
        Assert.Equal(_node.Get<Board>().Find(call)!.Version, _other.Get<Board>().Find(call)!.Version);
        Assert.Equal(call, _other.Get<Board>().Snapshot.Agents[PartsHost.Agent1].Engagement!.Call);

        await End(call, "CA-L1");
        var quick = await _node.Waiting(2);
        await End(quick);
        for (var i = 0; i < 3; i++) await catchUp.Look(Cancellation);

        Assert.Empty(_other.Get<Board>().Snapshot.Calls);
        _other.Get<LastConfirmed>().Add(call, _clock.GetUtcNow());
        await catchUp.Look(Cancellation);
        Assert.Equal(0, _other.Get<LastConfirmed>().Count);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var (here, there) = (_node.Get<LiveFigures>().At(_clock.GetUtcNow()), _other.Get<LiveFigures>().At(_clock.GetUtcNow()));
        Assert.Equal(Figures(here), Figures(there));
        Assert.Contains("2", Figures(there), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_bus_it_is_there_at_once_and_when_the_bus_is_gone_and_back_nothing_is_missing()
    {
        using var redis = await RedisServer.Start();
        await Start(redis.Address);
        var call = await _node.Talking();
        await Until(() => _other.Get<Board>().Find(call)?.Version == _node.Get<Board>().Find(call)!.Version);

        redis.Kill();
        await Until(() => !_other.Get<NodeBus>().IsConnected && !_node.Get<NodeBus>().IsConnected);
        var unheard = await _node.Waiting(2);
        Assert.Null(_other.Get<Board>().Find(unheard));
        await _other.Get<CatchUp>().Look(Cancellation);
        Assert.NotNull(_other.Get<Board>().Find(unheard));

        await redis.Run();
        await Until(() => _other.Get<NodeBus>().IsConnected && _node.Get<NodeBus>().IsConnected);
        var third = await _node.Waiting(3);
        await Until(() => _other.Get<Board>().Find(third)?.Version == _node.Get<Board>().Find(third)!.Version);
    }

    [Fact]
    public void A_row_that_appears_below_one_that_was_seen_is_seen_with_the_next_look()
    {
        var mark = new Watermark();
        mark.Seen(10);
        mark.Seen(14);
        Assert.Equal(10, mark.From);
        mark.Seen(0);
        Assert.Equal(14, mark.From);
    }

    private static string Figures(object figures) => System.Text.Json.JsonSerializer.Serialize(figures);

    private async Task Start(string redis)
    {
        _node = await PartsHost.StartAsync("PostgreSql", _database, _clock, redis: redis);
        _other = await PartsHost.StartAsync("PostgreSql", _database, _clock, redis: redis);
        foreach (var host in new[] { _node, _other }) await host.Get<CatchUp>().StartingAsync(Cancellation);
    }

    private async Task End(CallId call, string? agentsLeg = null)
    {
        if (agentsLeg is not null) await _node.Post(call, new CallEvent.Fact.LegEnded(new LegId("L1"), agentsLeg, LegEnding.HungUp));
        await _node.Post(call, new CallEvent.Fact.LegEnded(LegId.Customer, call.Value, LegEnding.HungUp));
    }

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(20, limit.Token);
    }
}
