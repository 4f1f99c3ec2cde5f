using System.Net;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Tests.Chaos;

namespace WarmTransfer.Tests.Cluster;

/// <summary>PostgreSQL dies under two nodes that have calls, and comes back.</summary>
[Collection(nameof(Alone))]
public sealed class DatabaseOutageTests
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static TimeSpan Outage => Longer.Seconds("WARMTRANSFER_OUTAGE_SECONDS", 10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_talk_talk_on_whoever_arrives_hears_music_and_afterwards_everything_is_true()
    {
        await using var cluster = await BusyCluster.Start();
        var (console, network, clock) = (cluster.Console, cluster.Network, cluster.Clock);
        var talking = await network.Dial("+15550000001");
        Assert.True(await clock.Until(() => Task.FromResult(HearsAnAgent(network, talking)), Patience), $"Nobody answered before.{Environment.NewLine}{console.Output}");
        Assert.Equal(HttpStatusCode.OK, await Health(console));

        console.Postgres.Kill();
        var arriving = await network.Dial("+15550000002");
        await Task.Delay(Outage, Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Health(console));
        Assert.True(HearsAnAgent(network, talking));
        Assert.True(network.Leg(arriving) is { Ended: null, Playing.Length: > 0 }, $"Whoever arrived is not played anything: {network.Leg(arriving)}");
        await console.Postgres.Run();

        Assert.True(await clock.Until(() => Task.FromResult(HearsAnAgent(network, arriving)), Patience), $"Whoever arrived meanwhile is answered by nobody.{Environment.NewLine}{console.Output}");
        Assert.Equal(HttpStatusCode.OK, await Health(console));
        foreach (var call in new[] { talking, arriving })
        {
            Assert.All(await network.Silences(call), silence => Assert.True(clock.Fair(silence) < LongestSilence, $"{call} heard nothing for {silence.Length.TotalSeconds:0.0} s."));
            Assert.True(await network.HangUp(call));
        }

        Assert.True(await clock.Until(() => NothingIsLive(console), Patience), "A call that is over stays live in the database.");
    }

    private static bool HearsAnAgent(NetworkProcess network, string call) =>
        network.Leg(call) is { Ended: null } leg && leg.Hears.Any(sid => network.Leg(sid)?.To.StartsWith("client:", StringComparison.Ordinal) == true);

    private static async Task<bool> NothingIsLive(ConsoleCluster console)
    {
        await using var db = console.Database();
        return !await db.Calls.AnyAsync(row => row.Live, Cancellation);
    }

    private static async Task<HttpStatusCode> Health(ConsoleCluster console)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(console.Node(0) + "/health/ready", Cancellation);
        return answer.StatusCode;
    }
}
