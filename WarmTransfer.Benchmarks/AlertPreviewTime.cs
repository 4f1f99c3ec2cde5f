using System.Diagnostics;
using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Benchmarks;

/// <summary>How long it takes to try an alert rule on the last day: reading the documents of its calls, and replaying them in steps of ten seconds.</summary>
internal static class AlertPreviewTime
{
    public static Task Run(string[] args)
    {
        var now = DateTimeOffset.UtcNow;
        var wanted = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 10_000;
        var agents = (wanted / 14) + 1;
        var staff = new Staff(Enumerable.Range(1, agents).Select(number => new Agent { Id = new AgentId(Store.Seat(number)), Name = $"Seat {number}", ReachableUntil = now.AddHours(1) }));
        string[] documents = [.. FloorPast.Of(staff, agents, now).Take(wanted).Select(Json.Write)];
        var (read, records) = Timed(() => documents.Select(document => CallRecord.Of(Json.Read<Call>(document))).ToList());
        var past = new AlertPast(Queues.One, records, []);
        Table.Print(["calls", "rule", "read, ms", "replayed, ms", "alerts"], AlertMetric.All.Where(metric => metric.Unknown is null).Select(metric => Row(metric, past, now, documents.Length, read)));
        return Task.CompletedTask;
    }

    private static string[] Row(AlertMetric metric, AlertPast past, DateTimeOffset now, int calls, TimeSpan read)
    {
        var rule = new AlertDefinition { Id = "rule", Metric = metric.Rule, Threshold = metric.Usual };
        var (replayed, alerts) = Timed(() => AlertReplay.Of(rule, new AlertPolicy(), past, new Period(now.AddDays(-1), now)));
        return [$"{calls}", metric.Name.English, $"{read.TotalMilliseconds:0}", $"{replayed.TotalMilliseconds:0}", $"{alerts.Length}"];
    }

    private static (TimeSpan Time, T Made) Timed<T>(Func<T> make)
    {
        var clock = Stopwatch.StartNew();
        var made = make();
        return (clock.Elapsed, made);
    }
}
