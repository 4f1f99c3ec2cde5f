using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>Customers who call: how many are answered a second, and how many of them are saved. They are answered before they are saved, so the one may run ahead of the other.</summary>
internal static class ArrivalRate
{
    private const int Connections = 32;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(8), Patience = TimeSpan.FromMinutes(2);

    public static async Task Run(string[] args)
    {
        using var store = await Store.Create(agents: 0, calls: 0);
        await using var product = await ProductProcess.Start(new Dictionary<string, string> { ["Database__ConnectionString"] = store.ConnectionString });
        using var twilio = new Twilio(product.Console);
        var started = Stopwatch.GetTimestamp();
        var times = new Samples((await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Connection(twilio, started))))).SelectMany(time => time));
        var (answering, saved) = (Stopwatch.GetElapsedTime(started), Saved(store));
        while (Saved(store) < times.Count && Stopwatch.GetElapsedTime(started) < Patience) await Task.Delay(20);
        var saving = Stopwatch.GetElapsedTime(started);
        Table.Print(["answered", "answered/s", "p50", "p95", "saved/s", "not saved at the end", "all saved after"],
            [[$"{times.Count}", $"{times.Count / answering.TotalSeconds:0}", $"{times.Median:0.0} ms", $"{times.P95:0.0} ms", $"{Saved(store) / saving.TotalSeconds:0}", $"{times.Count - saved}", $"{(saving - answering).TotalSeconds:0.00} s"]]);
    }

    private static int _number;

    private static async Task<List<double>> Connection(Twilio twilio, long started)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(started) < Long)
            times.Add(await Samples.Of(() => twilio.Arrive($"CA{Interlocked.Increment(ref _number):x32}")));
        return times;
    }

    private static int Saved(Store store)
    {
        using var connection = new SqliteConnection(store.ConnectionString);
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM Calls";
        return Convert.ToInt32(count.ExecuteScalar(), null);
    }
}
