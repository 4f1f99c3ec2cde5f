using System.Net.Http.Json;
using WarmTransfer.Benchmarks.Circuits;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>From a webhook to the pixel on the supervisors' floor, and what its open pages cost the server.</summary>
internal static class FloorPages
{
    private const int Calls = 200, Agents = 100, Pages = 20;
    private const string Floor = "/floor";
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(10);

    public static async Task Run(string[] args)
    {
        using var store = await Store.Create(Agents, Calls);
        await using (var product = await ProductProcess.Start(FloorLoad.Settings(store))) await Measure(product);
        await MeasureMemory(store);
    }

    private static async Task Measure(ProductProcess product)
    {
        await using var browser = await Chromium.LaunchAsync();
        using var session = await Session.SignIn(product.Console, Store.Supervisor);
        using var twilio = new Twilio(product.Console);
        var traffic = new FloorTraffic(twilio, Calls);
        await using var window = await FloorWindow.Open(browser.Browser, session, traffic.Saw);
        var others = await Open(session, Pages - 1);
        await traffic.Run(Warm);
        var watched = await Round.Of(product, traffic, () => others.Sum(page => page.Bytes));
        foreach (var page in others) await page.DisposeAsync();
        await window.DisposeAsync();
        await traffic.Run(Warm);
        Print(await Round.Of(product, traffic, () => 0), watched);
    }

    private static async Task<List<CircuitClient>> Open(Session session, int count)
    {
        var pages = new List<CircuitClient>();
        while (pages.Count < count) pages.Add(await CircuitClient.Open(session, Floor));
        return pages;
    }

    private static void Print(Round alone, Round watched) => Table.Print(
        [$"{Calls} calls, {Agents} agents, {Pages} pages, {FloorTraffic.EventsPerSecond} events/s", "samples", "p50", "p95", "p99", "longest"],
        [
            ["webhook → pixel, in Chromium", $"{watched.Times.Count}", Ms(watched.Times.Median), Ms(watched.Times.P95), Ms(watched.Times.At(0.99)), Ms(watched.Times.Longest)],
            [$"server CPU: without pages {alone.Cpu:0.0} ms/s, with {Pages} {watched.Cpu:0.0} ms/s", "", $"{(watched.Cpu - alone.Cpu) / Pages:0.00} ms/s per page", "", "", ""],
            [$"sent: {watched.BytesPerSecond / (Pages - 1) / 1000:0.0} kB/s per page, uncompressed", "", "", "", "", ""],
        ]);

    private static string Ms(double milliseconds) => $"{milliseconds:0.0} ms";

    private static async Task MeasureMemory(Store store)
    {
        using var host = ChildProcess.Start("memory-host", store.ConnectionString);
        var site = await host.ReadAddress();
        using var session = await Session.SignIn(site, Store.Supervisor);
        var first = await Open(session, 1);
        var before = await Use(site);
        var others = await Open(session, Pages);
        var after = await Use(site);
        Table.Print(["Memory", "1 page", $"{Pages + 1} pages", "per page"],
        [
            ["GC heap after a full collection", $"{before.Heap / 1e6:0.0} MB", $"{after.Heap / 1e6:0.0} MB", $"{(after.Heap - before.Heap) / 1e3 / Pages:0} kB"],
            ["Resident memory", $"{before.Resident / 1e6:0.0} MB", $"{after.Resident / 1e6:0.0} MB", $"{(after.Resident - before.Resident) / 1e3 / Pages:0} kB"],
        ]);
        foreach (var page in first.Concat(others)) await page.DisposeAsync();
    }

    private static async Task<Memory.Use> Use(Uri site)
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var http = new HttpClient { BaseAddress = site };
        return (await http.GetFromJsonAsync<Memory.Use>(Memory.HeapPath))!;
    }
}
