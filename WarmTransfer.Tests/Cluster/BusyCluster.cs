using WarmTransfer.Tests.Chaos;

namespace WarmTransfer.Tests.Cluster;

/// <summary>Two nodes with the agents of the storm signed in, a phone network that finds them through the proxy, and a clock that knows when the machine was too busy.</summary>
internal sealed class BusyCluster : IAsyncDisposable
{
    private readonly FallbackPage _fallback;
    private readonly Stalls _stalls;

    private BusyCluster(ConsoleCluster console, FallbackPage fallback, NetworkProcess network)
    {
        (Console, _fallback, Network) = (console, fallback, network);
        _stalls = new Stalls(() => [.. console.Ids, network.Id, console.Postgres.Id, Environment.ProcessId]);
        Clock = new StormClock(console, _stalls);
    }

    public ConsoleCluster Console { get; }

    public NetworkProcess Network { get; }

    public Crew Crew { get; } = new();

    public StormClock Clock { get; }

    public static async Task<BusyCluster> Start()
    {
        var console = await ConsoleCluster.Make();
        var fallback = await FallbackPage.StartAsync(console.Url + "/conference/connect/client");
        var cluster = new BusyCluster(console, fallback, await NetworkProcess.Start(console.Url, fallback.Url));
        try
        {
            await console.Start(cluster.Network.Url, cluster.Crew.All);
            await cluster.Crew.SignIn(cluster.Network, console.Url);
            cluster._stalls.Start();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stalls.DisposeAsync();
        await Crew.DisposeAsync();
        await Network.DisposeAsync();
        await _fallback.DisposeAsync();
        await Console.DisposeAsync();
    }
}
