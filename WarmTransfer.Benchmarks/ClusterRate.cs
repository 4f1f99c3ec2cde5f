using System.Diagnostics;
using WarmTransfer.Benchmarks.Circuits;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>On a PostgreSQL and a Redis that are given: saved webhooks a second of one node and of two, and from a webhook to a console at the same node and at the other.</summary>
internal static class ClusterRate
{
    private const int Calls = 64, Changes = 60, WarmUp = 20;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(4), Long = TimeSpan.FromSeconds(8), Pause = TimeSpan.FromMilliseconds(200);

    public static async Task Run(string[] args)
    {
        if (args is not [var database, var redis]) throw new ArgumentException("usage: cluster \"<connection string of an empty PostgreSQL database>\" <host:port of Redis>");
        await Store.Fill("PostgreSql", database, agents: 2, Calls);
        var (first, second) = (ProductProcess.NewAddress(), ProductProcess.NewAddress());
        await using var product = await ProductProcess.StartOnTwoNodes(first, second, first.AbsoluteUri.TrimEnd('/'), new Dictionary<string, string>
        {
            ["Database__Provider"] = "PostgreSql", ["Database__ConnectionString"] = database, ["Cluster__Redis"] = redis,
        });
        using var one = new Twilio(first);
        using var other = new Twilio(first, second);
        await Rates(one, other);
        await Costs(database, redis, product, one);
        await Screens(one, first, second);
    }

    private static async Task Rates(Twilio one, Twilio other)
    {
        var rows = new List<string[]>();
        foreach (var (name, nodes, connections) in new (string, Twilio[], int)[] { ("one node", [one], 1), ("one node", [one], 32), ("two nodes", [one, other], 32) })
        {
            await WebhookRate.Load(nodes, connections, Warm);
            var (rate, times) = await WebhookRate.Load(nodes, connections, Long);
            rows.Add([name, $"{connections}", $"{rate:0}", $"{times.Median:0.0} ms", $"{times.P95:0.0} ms"]);
        }

        Table.Print(["PostgreSQL", "connections", "webhooks/s", "p50", "p95"], rows);
    }

    private static async Task Costs(string database, string redis, ProductProcess product, Twilio one)
    {
        var before = await ClusterCosts.Read(database, redis, product);
        var (_, times) = await WebhookRate.Load([one], 32, Long);
        var after = await ClusterCosts.Read(database, redis, product);
        Table.Print(["A webhook costs, of 32 connections", "commits", "rows", "bytes of PostgreSQL's log", "messages on the bus", "bytes to the bus", "CPU of its node"], [["", .. after.Since(before, times.Count)]]);
    }

    private static async Task Screens(Twilio twilio, Uri first, Uri second)
    {
        using var here = await Session.SignIn(first, Store.Seat(1));
        using var there = await Session.SignIn(second, Store.Seat(2));
        await using var same = await CircuitClient.Open(here);
        await using var another = await CircuitClient.Open(there);
        var times = new List<(double Same, double Other)>();
        for (var change = 0; change < WarmUp + Changes; change++) times.Add(await Change(twilio, same, another, change));
        Table.Print(["Webhook → console", "changes", "p50", "p95", "longest"],
            [Row("at the same node", times.Skip(WarmUp).Select(time => time.Same)), Row("at the other node", times.Skip(WarmUp).Select(time => time.Other))]);
    }

    private static async Task<(double Same, double Other)> Change(Twilio twilio, CircuitClient same, CircuitClient other, int number)
    {
        var (here, there, started) = (same.NextRender(), other.NextRender(), Stopwatch.GetTimestamp());
        await (number % 2 == 0 ? twilio.Arrive($"CA{number / 2 + 1_000_000:x32}") : twilio.HangUp($"CA{number / 2 + 1_000_000:x32}"));
        await Task.WhenAll(here, there).WaitAsync(TimeSpan.FromSeconds(20));
        await Task.Delay(Pause);
        return (Stopwatch.GetElapsedTime(started, await here).TotalMilliseconds, Stopwatch.GetElapsedTime(started, await there).TotalMilliseconds);
    }

    private static string[] Row(string name, IEnumerable<double> milliseconds)
    {
        var samples = new Samples(milliseconds);
        return [name, $"{samples.Count}", $"{samples.Median:0.0} ms", $"{samples.P95:0.0} ms", $"{samples.Longest:0.0} ms"];
    }
}
