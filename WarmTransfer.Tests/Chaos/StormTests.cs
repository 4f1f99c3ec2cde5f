using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Agents;
using WarmTransfer.Tests.Cluster;

namespace WarmTransfer.Tests.Chaos;

/// <summary>
/// Calls with transfers of every kind between three processes, while callbacks are dropped, doubled and shuffled, REST fails, and the
/// console is killed again and again. What the phone network has recorded is the judge.
/// </summary>
[Collection(nameof(Alone))]
public sealed class StormTests
{
    private const int Seed = 1;
    private const int AtOnce = 8;
    private const int DossiersShown = 3;
    private const int InATestRun = 18;
    // A slow machine has a smaller storm, not an endless one.
    private static readonly TimeSpan LongestStorm = TimeSpan.FromMinutes(1.5) * Math.Max(1, (double)Calls / InATestRun);
    private const int FewestKills = 5;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(15);

    private static int Calls => Longer.Count("WARMTRANSFER_CHAOS_CALLS", InATestRun);

    // Three in a test run, and half as many with two nodes.
    private static int Kills => Calls / 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Rare, because every run has the next one and the kills of <see cref="KillTests"/>.</summary>
    [RareStory]
    public async Task No_customer_is_dropped_or_left_in_silence_and_nothing_stays_stuck_in_a_storm()
    {
        await using var console = new ConsoleProcess(queue: StormPapers.Queue);
        await Weather(console, Kills);
    }

    /// <summary>With two nodes no moment counts as one in which nobody could answer.</summary>
    [Fact]
    public async Task Nor_in_a_storm_that_kills_one_of_two_nodes_after_the_other()
    {
        await using var console = await ConsoleCluster.Make(StormPapers.Queue);
        await Weather(console, Kills / 2);
    }

    private static async Task Weather(IStormConsole console, int kills)
    {
        await using var fallback = await FallbackPage.StartAsync(console.Url + "/conference/connect/client");
        await using var network = await NetworkProcess.Start(console.Url, fallback.Url);
        await using var crew = new Crew();
        await console.Start(network.Url, crew.All);
        await crew.SignIn(network, console.Url);
        await using var stalls = new Stalls(() => [.. console.Ids, network.Id, Environment.ProcessId]);
        stalls.Start();
        var clock = new StormClock(console, stalls);

        await network.Set(new() { CallbackDrop = 20, CallbackDuplicate = 20, CallbackReorder = 20, CallbackDelayMaxMs = 100, RestServerError = 5, RestTooManyRequests = 5, RestTimeoutAfterEffect = 3 });
        var calls = await Storm(console, network, crew, clock, kills);
        await network.Set(new());

        var left = await Left(console, network, crew, clock);
        var papers = new StormPapers(console, network, calls);
        left = [.. left, .. await papers.Lost(clock)];
        var silences = Silences(calls, console);
        var faults = Faults(calls, silences, clock);
        Say(calls, silences, papers, console, stalls);
        Assert.True(faults.Count == 0 && left.Length == 0, await Describe(faults, left, console, network));
        foreach (var kind in StormCall.Kinds) Assert.True(calls.Any(call => call.Kind == kind && call.Done), $"'{kind}' never came about: the storm does not test it.");
        Assert.True(papers.Any, $"Only {papers}: nothing of it could be lost.");
        Assert.True(console.Kills >= Math.Min(kills, FewestKills), $"The console was killed {console.Kills} times only.");
        Assert.True(calls.Count(call => call.Done) >= calls.Length / 3, "Hardly anything came about: the storm tests nothing.");
    }

    /// <summary>As many calls as are asked for, and more if the console has not been killed often enough by then; none after the longest time.</summary>
    private static async Task<StormCall[]> Storm(IStormConsole console, NetworkProcess network, Crew crew, StormClock clock, int enough)
    {
        var calls = new List<StormCall>();
        var start = TimeProvider.System.GetTimestamp();
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var kills = KillAgainAndAgain(console, calm.Token);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => GoOn()));
        await calm.CancelAsync();
        await kills;
        return [.. calls];

        async Task GoOn()
        {
            while (Next() is var (call, number)) await call.Run($"+1555{number:0000000}");
        }

        (StormCall, int)? Next()
        {
            lock (calls)
            {
                if (calls.Count >= Calls && console.Kills >= enough || kills.IsFaulted || TimeProvider.System.GetElapsedTime(start) > LongestStorm) return null;
                calls.Add(new StormCall(network, crew, clock, StormCall.Kinds[calls.Count % StormCall.Kinds.Length], new Random(Seed + calls.Count)) { IsWrittenDown = StormPapers.Queue.Transcript });
                return (calls[^1], calls.Count);
            }
        }
    }

    internal static async Task KillAgainAndAgain(IStormConsole console, CancellationToken stop)
    {
        var random = new Random(Seed);
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(random.Next(2000, 6000), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested) await console.Restart();
        }
    }

    /// <summary>What is still there, or not as it should be, when the aftermath is over; the time that the machine was too busy does not count.</summary>
    internal static async Task<string[]> Left(IStormConsole console, NetworkProcess network, Crew crew, StormClock clock)
    {
        var from = TimeProvider.System.GetUtcNow();
        string[] left = [];
        await clock.Until(() =>
        {
            left = [.. network.State.Legs.Where(leg => leg.Ended is null).Select(leg => leg.ToString()), .. Left(console, crew)];
            return Task.FromResult(left.Length == 0 && network.State.At > from);
        }, Aftermath);
        return left;
    }

    private static string[] Left(IStormConsole console, Crew crew)
    {
        using var db = console.Database();
        var now = TimeProvider.System.GetUtcNow();
        return
        [
            .. db.Calls.AsNoTracking().Where(row => row.Live).Select(row => row.Document),
            .. db.Agents.AsNoTracking().AsEnumerable().Select(row => row.Read())
                .Where(agent => agent.Engagement is not null || crew.Ready.Contains(agent.Id.Value) && agent.StateAt(now) != AgentState.Available)
                .Select(agent => $"{agent.StateAt(now)} {agent}"),
        ];
    }

    private static (StormCall Call, Span Silence)[] Silences(StormCall[] calls, IStormConsole console) =>
        [.. calls.SelectMany(call => call.Silences.SelectMany(silence => silence.Without(console.Downs)).Select(silence => (call, silence)))];

    private static List<(StormCall Call, string What)> Faults(StormCall[] calls, (StormCall Call, Span Silence)[] silences, StormClock clock) =>
    [
        .. calls.Where(call => call.Dropped).Select(call => (call, "was dropped")),
        .. silences.Where(one => clock.Fair(one.Silence) > LongestSilence).Select(one => (one.Call,
            $"heard nothing for {one.Silence.Length.TotalSeconds:0.0} s from {one.Silence.From:HH:mm:ss.fff}, {clock.Fair(one.Silence).TotalSeconds:0.0} s without what the machine took")),
    ];

    private static void Say(StormCall[] calls, (StormCall Call, Span Silence)[] silences, StormPapers papers, IStormConsole console, Stalls stalls) => TestContext.Current.TestOutputHelper?.WriteLine(
        $"{calls.Length} calls, {calls.Count(call => call.Answered)} answered; "
        + string.Join(", ", calls.GroupBy(call => call.Kind).Select(kind => $"{kind.Key} {kind.Count(call => call.Done)}/{kind.Count()}"))
        + $"; {papers}; {console.Kills} kills, down for {console.Downs.Sum(down => down.Length.TotalSeconds):0} s; {calls.Count(call => call.Dropped)} dropped; "
        + $"longest silence while the console was up {silences.Select(one => one.Silence.Length.TotalSeconds).DefaultIfEmpty().Max():0.0} s, {silences.Count(one => one.Silence.Length > LongestSilence)} over 2 s; "
        + $"the machine took {stalls.Total.TotalSeconds:0} s");

    private static async Task<string> Describe(List<(StormCall Call, string What)> faults, string[] left, IStormConsole console, NetworkProcess network)
    {
        var dossiers = new List<string>();
        foreach (var call in faults.Select(fault => fault.Call.Customer).Distinct().Take(DossiersShown)) dossiers.Add(await CallDossier.Of(call, console, network));
        return string.Join(Environment.NewLine,
            [$"Seed {Seed}.", .. faults.Select(fault => $"{fault.Call.Kind}: {fault.Call.Customer} {fault.What}"), .. left.Select(one => "Left over: " + one), .. dossiers, console.Output]);
    }
}

/// <summary>Tests that nothing else may run beside: they measure time, or take every core for as long as they run, and browsers beside them would starve.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
