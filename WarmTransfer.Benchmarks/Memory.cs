using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WarmTransfer.Benchmarks.Circuits;
using Terminal = System.Console;

namespace WarmTransfer.Benchmarks;

/// <summary>What one more open console costs the server.</summary>
internal static class Memory
{
    private const int Few = 1, Many = 51, Calls = 10_000;
    internal const string HeapPath = "/benchmark/memory";

    public static async Task Run(string[] args)
    {
        using var store = await Store.Create(agents: Many, calls: 0);
        using var host = ChildProcess.Start("memory-host", store.ConnectionString);
        var site = await host.ReadAddress();
        var consoles = new List<CircuitClient>();
        var before = await Open(site, consoles, Few);
        var after = await Open(site, consoles, Many);
        Table.Print(["", $"{Few} console", $"{Many} consoles", "per console"],
        [
            Row("GC heap after a full collection", before.Heap, after.Heap),
            Row("Resident memory", before.Resident, after.Resident),
        ]);
        foreach (var console in consoles) await console.DisposeAsync();
        await OfCalls();
    }

    private static async Task OfCalls()
    {
        var (none, all) = (await With(calls: 0), await With(Calls));
        Table.Print(["", "no call", $"{Calls} live calls", "per call"], [["GC heap after a full collection", $"{none.Heap / 1e6:0.0} MB", $"{all.Heap / 1e6:0.0} MB", $"{(all.Heap - none.Heap) / 1e3 / Calls:0.0} kB"]]);
    }

    private static async Task<Use> With(int calls)
    {
        using var store = await Store.Create(agents: 1, calls);
        using var host = ChildProcess.Start("memory-host", store.ConnectionString);
        return await Open(await host.ReadAddress(), [], count: 0);
    }

    /// <summary>The product in a process of its own, with one more address that tells its memory.</summary>
    public static async Task RunHost(string[] args)
    {
        // All pages of the floor are one supervisor's.
        await using var app = Store.Build(args[0], "--Limits:PagesPerPerson=100", "--Limits:RequestsAtOnce=1000");
        app.MapGet(HeapPath, () => Use.Now()).AllowAnonymous();
        await app.StartAsync();
        Terminal.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.WaitForShutdownAsync();
    }

    private static async Task<Use> Open(Uri site, List<CircuitClient> consoles, int count)
    {
        while (consoles.Count < count)
        {
            using var session = await Session.SignIn(site, Store.Seat(consoles.Count + 1));
            consoles.Add(await CircuitClient.Open(session, compressed: true));
        }
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var http = new HttpClient { BaseAddress = site };
        return (await http.GetFromJsonAsync<Use>(HeapPath))!;
    }

    private static string[] Row(string name, long before, long after) =>
        [name, $"{before / 1e6:0.0} MB", $"{after / 1e6:0.0} MB", $"{(after - before) / 1e3 / (Many - Few):0} kB"];

    internal sealed record Use(long Heap, long Resident)
    {
        public static Use Now()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            return new Use(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        }
    }
}
