using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Tests.Web;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Chaos;

/// <summary>
/// Calls with transfers, while callbacks are dropped, doubled and shuffled, REST fails, and the console is killed again and again.
/// What the phone network has recorded is the judge.
/// </summary>
public sealed class StormTests
{
    private const int AtOnce = 6;
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(9);
    // A customer whose callback was lost is found by the reconciler: 5 s here. A console that was just killed needs its time to start.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(20);

    private static int Calls => int.TryParse(Environment.GetEnvironmentVariable("WARMTRANSFER_CHAOS_CALLS"), CultureInfo.InvariantCulture, out var calls) ? calls : 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_customer_is_dropped_and_nothing_stays_stuck_in_a_storm()
    {
        await using var console = new ConsoleProcess();
        await using var fallback = await FallbackPage.StartAsync(console.Url + "/conference/connect/client");
        await using var network = await PhoneNetworkHost.StartAsync(console.Url + "/conference/connect/client", seed: 1, fallback.Url);
        string[] names = [.. Enumerable.Range(1, 14).Select(number => $"agent{number}")];
        await console.Start(network.Url, names);
        var agents = new Dictionary<string, SignedIn>();
        foreach (var name in names)
        {
            network.Add(name, WarmTransfer.Simulator.People.AgentBehaviour.Answer);
            agents[name] = await SignedIn.As(name, console.Url);
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var leases = KeepLeases(agents.Values, over.Token);
        network.Chaos = new() { CallbackDrop = 20, CallbackDuplicate = 20, CallbackReorder = 20, CallbackDelayMaxMs = 100, RestServerError = 5, RestTooManyRequests = 5, RestTimeoutAfterEffect = 3 };
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var kills = KillAgainAndAgain(console, calm.Token);

        var calls = await Storm(network, agents);

        await calm.CancelAsync();
        var killed = await kills;
        network.Chaos = new();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{calls.Length} calls, {calls.Count(call => call.Answered)} answered, {calls.Count(call => call.Transferred)} transferred, {killed} kills, "
            + $"{calls.Count(call => call.Silence > 2)} with more than 2 s of silence, longest {calls.Max(call => call.Silence):0.0} s");
        await Judge(network, console, calls, killed);
        await over.CancelAsync();
        await leases.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        foreach (var agent in agents.Values) agent.Dispose();
    }

    private static async Task<StormCall[]> Storm(PhoneNetworkHost network, Dictionary<string, SignedIn> agents)
    {
        StormCall[] calls = [.. Enumerable.Range(0, Calls).Select(seed => new StormCall(network, agents, new Random(seed)))];
        await Parallel.ForEachAsync(
            calls.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
            async (call, _) => await call.Item.Run($"+1555011{call.Index:0000}"));
        return calls;
    }

    private static async Task Judge(PhoneNetworkHost network, ConsoleProcess console, StormCall[] calls, int kills)
    {
        Assert.True(kills >= 2, "The console was hardly ever killed.");
        Assert.True(calls.Count(call => call.Transferred) >= calls.Length / 4, "Hardly any call was transferred: the storm tests nothing.");
        Assert.Empty(calls.Where(call => call.Dropped).Select(call => call.Customer));
        Assert.Empty(calls.Where(call => call.Silence > LongestSilence.TotalSeconds).Select(call => $"{call.Customer} {call.Silence:0.0} s"));
        await Eventually.Holds(
            "nobody is on the line", () => network.State.Legs.All(leg => leg.Ended is not null),
            () => string.Join(Environment.NewLine, network.State.Legs.Where(leg => leg.Ended is null)), Aftermath);
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(console.ConnectionString).Options);
        await Eventually.Holds("no call is live and no agent engaged", () => Stuck(db).Length == 0, () => string.Join(Environment.NewLine, Stuck(db)) + console.Output, Aftermath);
    }

    private static string[] Stuck(SqliteDb db) =>
    [
        .. db.Calls.AsNoTracking().Where(row => row.Live).Select(row => row.Document),
        .. db.Agents.AsNoTracking().Where(row => row.EngagedCall != null).Select(row => $"{row.Id} is engaged to {row.EngagedCall} {row.EngagedLeg}"),
    ];

    private static async Task<int> KillAgainAndAgain(ConsoleProcess console, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(BetweenKills);
        var kills = 0;
        try
        {
            for (; await timer.WaitForNextTickAsync(stop); kills++) await console.Restart();
        }
        catch (OperationCanceledException)
        {
            // The storm is over.
        }

        return kills;
    }

    private static async Task KeepLeases(IReadOnlyCollection<SignedIn> agents, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(3));
        do
        {
            foreach (var agent in agents)
            {
                try
                {
                    await agent.Lease();
                }
                catch (HttpRequestException)
                {
                    // The console is down; the next renewal comes soon.
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }
}
