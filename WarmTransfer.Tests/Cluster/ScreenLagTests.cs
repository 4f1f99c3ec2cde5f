using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Chaos;
using WarmTransfer.Tests.Web;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Cluster;

/// <summary>Two nodes on one PostgreSQL, with a bus between them: how old a screen at one is that shows what was done at the other.</summary>
[Collection(nameof(Alone))]
public sealed class ScreenLagTests : IAsyncLifetime
{
    private const int Changes = 100;
    private static readonly TimeSpan Bar = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    // Feeds that are shown at once are not shown again for a tenth of a second: whoever presses a key has been quiet before.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private RedisServer? _redis;
    private PartsHost _node = null!;
    private PartsHost _other = null!;

    public async ValueTask InitializeAsync()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        _redis = await RedisServer.Start();
        (_node, _other) = (await Start(database), await Start(database));
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        if (_other is not null) await _other.DisposeAsync();
        _redis?.Dispose();
    }

    [Fact]
    public async Task Of_a_hundred_changes_ninety_five_are_on_a_screen_of_the_other_node_within_a_quarter_of_a_second()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var call = await _node.Talking();
        await using var views = Screen().Subscribe(PartsHost.Agent1, limit.Token).GetAsyncEnumerator(limit.Token);
        await Shows(views, "In call with customer");

        var lags = new List<TimeSpan>();
        for (var change = 0; change < Changes; change++) lags.Add(await Lag(call, views, hold: change % 2 == 0, limit.Token));

        var late = lags.Order().ElementAt(Changes * 95 / 100 - 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"median {lags.Order().ElementAt(Changes / 2).TotalMilliseconds:0} ms, p95 {late.TotalMilliseconds:0} ms, longest {lags.Max().TotalMilliseconds:0} ms");
        Assert.InRange(late, TimeSpan.Zero, Bar);
        await limit.CancelAsync();
    }

    private async Task<TimeSpan> Lag(CallId call, IAsyncEnumerator<ConsoleView> views, bool hold, CancellationToken cancel)
    {
        await Task.Delay(Quiet, TimeProvider.System, cancel);
        var asked = TimeProvider.System.GetTimestamp();
        CallEvent.Intent intent = hold ? new CallEvent.Intent.Hold(PartsHost.Agent1) : new CallEvent.Intent.Resume(PartsHost.Agent1);
        Assert.Null(await _node.Ask(call, intent));
        await Shows(views, hold ? "Customer on hold" : "In call with customer");
        return TimeProvider.System.GetElapsedTime(asked);
    }

    private ConsoleFeed Screen() => new(new BoardFeed(_other.Get<Board>(), TimeProvider.System), new Views(_other.Get<CallMachine>()));

    private static async Task Shows(IAsyncEnumerator<ConsoleView> views, string status)
    {
        while (await views.MoveNextAsync())
            if (views.Current.Call?.StatusText.English == status) return;
        Assert.Fail($"The screen never showed '{status}'.");
    }

    private async Task<PartsHost> Start(string database)
    {
        var node = await PartsHost.StartAsync("PostgreSql", database, redis: _redis!.Address);
        await node.Get<CatchUp>().StartingAsync(TestContext.Current.CancellationToken);
        return node;
    }
}
