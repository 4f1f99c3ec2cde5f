using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Benchmarks;

/// <summary>Events a second through the desk on SQLite, and whether an event costs more when more calls are live.</summary>
internal static class DeskRate
{
    private const int Consoles = 50, Rounds = 6;
    private static readonly int[] LiveCalls = [10, 1_000, 10_000];
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(4), Slice = TimeSpan.FromSeconds(1);
    private static int _sequence;

    public static async Task Run(string[] args)
    {
        var sites = new List<Site>();
        foreach (var calls in LiveCalls) sites.Add(await Site.Open(calls));
        foreach (var site in sites) await Post(site, callers: 8, Warm);
        var loads = sites.SelectMany(site => new[] { new Load(site, 1, 0), new Load(site, 8, 0), new Load(site, 1, Consoles) }).ToList();
        // In turns, so that whatever else the machine does falls on all of them alike.
        for (var round = 0; round < Rounds; round++)
            foreach (var load in loads) await Run(load);
        Table.Print(["Live calls", "callers", "consoles", "events/s", "p50", "p95", "p50 to that with 10 calls"], loads.Select(load => Row(load, loads)));
        foreach (var site in sites) await site.DisposeAsync();
    }

    private static async Task Run(Load load)
    {
        await using var watching = new Watching(load.Site.Feed, load.Consoles);
        load.Times.AddRange(await Post(load.Site, load.Callers, Slice));
    }

    private static async Task<IEnumerable<double>> Post(Site site, int callers, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Caller(site, (caller, callers), started, time))));
        return times.SelectMany(time => time);
    }

    // Each has calls of its own: two events of one call in one commit are one change of it, which with ten calls would be common and with many is rare.
    private static async Task<List<double>> Caller(Site site, (int Number, int Of) caller, long started, TimeSpan time)
    {
        var random = new Random(caller.Number);
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            var number = 1 + caller.Number + (caller.Of * random.Next(site.Calls / caller.Of));
            var sequence = Interlocked.Increment(ref _sequence);
            var post = new Web.Calls.Post(LiveCall.Id(number), LiveCall.Flags(number, sequence), "twilio", $"benchmark {sequence}");
            times.Add(await Samples.Of(() => site.Desk.Post(post, CancellationToken.None)));
        }
        return times;
    }

    private static string[] Row(Load load, List<Load> all)
    {
        var (times, few) = (new Samples(load.Times), all.First(other => (other.Callers, other.Consoles) == (load.Callers, load.Consoles)));
        return
        [
            $"{load.Site.Calls}", $"{load.Callers}", $"{load.Consoles}", $"{times.Count / (Rounds * Slice.TotalSeconds):0}",
            $"{times.Median:0.00} ms", $"{times.P95:0.00} ms", $"{times.Median / new Samples(few.Times).Median:0.0} ×",
        ];
    }

    private sealed record Load(Site Site, int Callers, int Consoles)
    {
        public List<double> Times { get; } = [];
    }

    /// <summary>The product without its phone network, on a database with so many live calls.</summary>
    private sealed class Site(Store store, WebApplication app, int calls) : IAsyncDisposable
    {
        public int Calls => calls;

        public Desk Desk { get; } = app.Services.GetRequiredService<Desk>();

        public IConsoleFeed Feed { get; } = app.Services.GetRequiredService<IConsoleFeed>();

        public static async Task<Site> Open(int calls)
        {
            var store = await Store.Create(Consoles, calls);
            var app = Store.Build(store.ConnectionString);
            await app.StartAsync();
            return new Site(store, app, calls);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
            store.Dispose();
        }
    }
}
