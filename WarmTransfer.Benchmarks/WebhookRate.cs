using System.Diagnostics;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>Webhooks a second, each saved to disk before it is answered, beside a server that does nothing and answers with the same bytes.</summary>
internal static class WebhookRate
{
    private const int Calls = 64;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), Long = TimeSpan.FromSeconds(6);

    public static async Task Run(string[] args)
    {
        using var store = await Store.Create(agents: 0, Calls);
        await using var product = await ProductProcess.Start(new Dictionary<string, string> { ["Database__ConnectionString"] = store.ConnectionString });
        using var real = new Twilio(product.Console);
        using var bareProcess = ChildProcess.Start(["bare-server", .. await real.HeadersOf(LiveCall.Id(1).Value)]);
        using var bare = new Twilio(await bareProcess.ReadAddress());
        var rows = new List<string[]>();
        foreach (var connections in new[] { 1, 32 }) rows.Add(await Compare(real, bare, connections));
        Table.Print(["Connections", "webhooks/s", "p50", "p95", "bare Kestrel/s", "ratio"], rows);
    }

    private static async Task<string[]> Compare(Twilio real, Twilio bare, int connections)
    {
        await Load(bare, connections, Warm);
        await Load(real, connections, Warm);
        var (bareRate, _) = await Load(bare, connections, Long);
        var (rate, times) = await Load(real, connections, Long);
        return [$"{connections}", $"{rate:0}", $"{times.Median:0.0} ms", $"{times.P95:0.0} ms", $"{bareRate:0}", $"1 : {bareRate / rate:0}"];
    }

    private static Task<(double Rate, Samples Times)> Load(Twilio twilio, int connections, TimeSpan time) => Load([twilio], connections, time);

    /// <param name="nodes">Connections go to one after the other.</param>
    public static async Task<(double Rate, Samples Times)> Load(Twilio[] nodes, int connections, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(() => Connection(nodes[number % nodes.Length], number, started, time))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var samples = new Samples(times.SelectMany(time => time));
        return (samples.Count / seconds, samples);
    }

    // Each connection has calls of its own, and each webhook changes one.
    private static async Task<List<double>> Connection(Twilio twilio, int number, long started, TimeSpan time)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(started) < time)
            times.Add(await Samples.Of(() => twilio.Mute(LiveCall.Id(number + 1).Value, Interlocked.Increment(ref _sequence))));
        return times;
    }

    private static int _sequence;
}
