using System.Net.Http.Json;
using WarmTransfer.Benchmarks.Circuits;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>From a webhook to every board of the supervisors' floor, and what the boards cost the server.</summary>
internal static class FloorLoad
{
    private const int Calls = 200, Agents = 100, Boards = 20;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(10);

    public static async Task Run(string[] args)
    {
        using var store = await Store.Create(Agents, Calls);
        await using (var product = await ProductProcess.Start(Settings(store))) await Measure(product);
        await MeasureMemory(store);
    }

    // Nobody answers at Twilio's address: the calls are in the database only, and a comparison would end them.
    internal static Dictionary<string, string> Settings(Store store) => new()
    {
        ["Database__ConnectionString"] = store.ConnectionString,
        ["Twilio__ApiBaseUrl"] = "http://127.0.0.1:9",
        ["Desk__ReconcileSeconds"] = "300",
        // One supervisor has all the pages that are measured, and opens them at once.
        ["Limits__PagesPerPerson"] = "100", ["Limits__RequestsAtOnce"] = "1000",
    };

    // Without boards last: by then nothing is compiled any more that would be charged to it.
    private static async Task Measure(ProductProcess product)
    {
        using var twilio = new Twilio(product.Console);
        var traffic = new FloorTraffic(twilio, Calls);
        var boards = await Open(product.Console, Boards, traffic.Saw);
        await traffic.Run(Warm);
        var watched = await Round.Of(product, traffic, () => boards.Sum(board => board.Bytes));
        foreach (var board in boards) await board.DisposeAsync();
        await traffic.Run(Warm);
        Print(await Round.Of(product, traffic, () => 0), watched);
    }

    private static async Task<List<BoardClient>> Open(Uri site, int count, Action<string, long> saw)
    {
        using var session = await Session.SignIn(site, Store.Supervisor);
        var boards = new List<BoardClient>();
        while (boards.Count < count) boards.Add(await BoardClient.Open(session, saw));
        return boards;
    }

    private static void Print(Round alone, Round watched) => Table.Print(
        [$"{Calls} calls, {Agents} agents, {FloorTraffic.EventsPerSecond} events/s", "samples", "p50", "p95", "p99", "longest"],
        [
            ["webhook → board", $"{watched.Times.Count}", Ms(watched.Times.Median), Ms(watched.Times.P95), Ms(watched.Times.At(0.99)), Ms(watched.Times.Longest)],
            [$"server CPU: without boards {alone.Cpu:0.0} ms/s, with {Boards} {watched.Cpu:0.0} ms/s", "", $"{(watched.Cpu - alone.Cpu) / Boards:0.00} ms/s per board", "", "", ""],
            [$"sent: {watched.BytesPerSecond / Boards / 1000:0.0} kB/s per board", "", "", "", "", ""],
        ]);

    private static string Ms(double milliseconds) => $"{milliseconds:0.0} ms";

    private static async Task MeasureMemory(Store store)
    {
        using var host = ChildProcess.Start("memory-host", store.ConnectionString);
        var site = await host.ReadAddress();
        var first = await Open(site, 1, (_, _) => { });
        var before = await Use(site);
        var others = await Open(site, Boards, (_, _) => { });
        var after = await Use(site);
        Table.Print(["Memory", "1 board", $"{Boards + 1} boards", "per board"],
        [
            ["GC heap after a full collection", $"{before.Heap / 1e6:0.0} MB", $"{after.Heap / 1e6:0.0} MB", $"{(after.Heap - before.Heap) / 1e3 / Boards:0} kB"],
            ["Resident memory", $"{before.Resident / 1e6:0.0} MB", $"{after.Resident / 1e6:0.0} MB", $"{(after.Resident - before.Resident) / 1e3 / Boards:0} kB"],
        ]);
        foreach (var board in first.Concat(others)) await board.DisposeAsync();
    }

    private static async Task<Memory.Use> Use(Uri site)
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var http = new HttpClient { BaseAddress = site };
        return (await http.GetFromJsonAsync<Memory.Use>(Memory.HeapPath))!;
    }
}
