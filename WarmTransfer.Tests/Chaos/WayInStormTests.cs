using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Chaos;

/// <summary>Customers go through a menu to agents, mailboxes, promises and goodbyes, while callbacks are dropped and the console is killed again and again: nobody is lost.</summary>
[Collection(nameof(Alone))]
public sealed class WayInStormTests
{
    private const int AtOnce = 6, InATestRun = 30, FewestKills = 5;
    private static readonly TimeSpan LongestStorm = TimeSpan.FromMinutes(5) * Math.Max(1, (double)Calls / InATestRun);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(60);

    private static int Calls => Longer.Count("WARMTRANSFER_CHAOS_CALLS", InATestRun);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_reaches_an_agent_a_mailbox_a_promise_or_a_goodbye_and_what_was_promised_is_kept()
    {
        _ = Needs.Variable("WARMTRANSFER_CHAOS_CALLS", "number of calls");
        await using var console = new ConsoleProcess(WayInCall.Flow);
        await using var fallback = await FallbackPage.StartAsync(console.Url + "/conference/connect/client");
        await using var network = await NetworkProcess.Start(console.Url, fallback.Url);
        await using var crew = new Crew(ready: 10);
        await console.Start(network.Url, crew.All);
        await crew.SignIn(network, console.Url);
        await using var stalls = new Stalls(() => [.. console.Ids, network.Id, Environment.ProcessId]);
        stalls.Start();
        var clock = new StormClock(console, stalls);

        await network.Set(new() { CallbackDrop = 20, CallbackDuplicate = 20, CallbackReorder = 20, CallbackDelayMaxMs = 100 });
        var calls = await Storm(console, network, crew, clock);
        await network.Set(new());

        var left = await StormTests.Left(console, network, crew, clock);
        TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(", ", calls.CountBy(call => call.Kind).Select(kind => $"{kind.Key} {kind.Value}"))}; {console.Kills} kills, down for {console.Downs.Sum(down => down.Length.TotalSeconds):0} s");
        var lost = calls.Where(call => !call.Reached || !call.Kept).ToList();
        Assert.True(lost.Count == 0 && left.Length == 0, await Describe(lost, left, console, network));
        Assert.True(console.Kills >= FewestKills, $"The console was killed {console.Kills} times only.");
        Assert.Equal(WayInCall.Kinds.Order(), calls.Select(call => call.Kind).Distinct().Order());
        Assert.Contains(await Made(console), made => made == 1);
        Assert.DoesNotContain(await Made(console), made => made > 1);
    }

    [RareStory]
    public async Task A_promise_survives_the_death_of_the_server_that_gave_it_and_is_kept_once()
    {
        await using var console = new ConsoleProcess(WayInCall.Flow);
        await using var fallback = await FallbackPage.StartAsync(console.Url + "/conference/connect/client");
        await using var network = await NetworkProcess.Start(console.Url, fallback.Url);
        await using var crew = new Crew(ready: 1);
        await console.Start(network.Url, crew.All);
        await using var stalls = new Stalls(() => [.. console.Ids, network.Id, Environment.ProcessId]);
        var clock = new StormClock(console, stalls);

        var customer = new WayInCall(console, network, crew, clock, WayInCall.Promise, "+12025550123");
        var kept = await customer.Run();
        await console.Restart();
        await kept;
        Assert.True(customer.Reached && customer.Kept, customer.ToString());

        await crew.SignIn(network, console.Url);
        Assert.True(await clock.Until(async () => await Made(console) is [1], Turn), console.Output);
        await console.Restart();
        Assert.True(await clock.Until(async () => (await Ended(console)) is [LeadEnding.Answered], Turn), console.Output);
        Assert.Equal(1, Assert.Single(await Made(console)));
    }

    private static async Task<WayInCall[]> Storm(ConsoleProcess console, NetworkProcess network, Crew crew, StormClock clock)
    {
        var calls = new List<WayInCall>();
        var kept = new List<Task>();
        var start = TimeProvider.System.GetTimestamp();
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var kills = StormTests.KillAgainAndAgain(console, calm.Token);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => GoOn()));
        await calm.CancelAsync();
        await kills;
        await Task.WhenAll(kept);
        return [.. calls];

        async Task GoOn()
        {
            while (Next() is { } call)
            {
                var keeping = await call.Run();
                lock (kept) kept.Add(keeping);
            }
        }

        WayInCall? Next()
        {
            lock (calls)
            {
                if (calls.Count >= Calls && console.Kills >= FewestKills || kills.IsFaulted || TimeProvider.System.GetElapsedTime(start) > LongestStorm) return null;
                calls.Add(new WayInCall(console, network, crew, clock, WayInCall.Kinds[calls.Count % WayInCall.Kinds.Length], $"+12022{calls.Count:000000}"));
                return calls[^1];
            }
        }
    }

    /// <summary>How often each customer who was promised a call has been reached.</summary>
    private static async Task<int[]> Made(ConsoleProcess console)
    {
        await using var db = console.Database();
        var leads = await db.Leads.AsNoTracking().Select(row => row.CustomerId).ToListAsync(Cancellation);
        var links = await db.CustomerCalls.AsNoTracking().Where(link => leads.Contains(link.CustomerId)).ToListAsync(Cancellation);
        var ids = links.Select(link => link.CallId).ToList();
        var calls = (await db.Calls.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(Cancellation)).Select(row => row.Read()).ToDictionary(call => call.Id.Value);
        // A number is kept a moment before the call that names it.
        return [.. leads.Select(lead => links.Count(link => link.CustomerId == lead && calls.GetValueOrDefault(link.CallId) is { Direction: CallDirection.Outbound, AnsweredAt: not null }))];
    }

    private static async Task<LeadEnding?[]> Ended(ConsoleProcess console)
    {
        await using var db = console.Database();
        return [.. (await db.Leads.AsNoTracking().ToListAsync(Cancellation)).Select(row => Json.Read<Lead>(row.Document).End?.How)];
    }

    private static async Task<string> Describe(List<WayInCall> lost, string[] left, ConsoleProcess console, NetworkProcess network)
    {
        var dossiers = new List<string>();
        foreach (var call in lost.Take(3)) dossiers.Add(await CallDossier.Of(call.Customer, console, network));
        return string.Join(Environment.NewLine, [.. lost.Select(call => call.ToString()), .. left.Select(one => "Left over: " + one), .. dossiers, console.Output]);
    }
}
