using System.Diagnostics;
using WarmTransfer.Benchmarks.Circuits;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>From a webhook that is about to be sent to the change on every agent's screen.</summary>
internal static class Live
{
    // Until then the code that serves a change is still being compiled, which would be in the figure.
    private const int WarmUp = 80;
    private const int Calls = 40, Consoles = 50;

    public static async Task Run(string[] args)
    {
        using var store = await Store.Create(agents: Consoles, calls: 0);
        await using var product = await ProductProcess.Start(new Dictionary<string, string> { ["Database__ConnectionString"] = store.ConnectionString });
        await using var chromium = await Chromium.LaunchAsync();
        using var twilio = new Twilio(product.Console);
        using var first = await Session.SignIn(product.Console, Store.Seat(1));
        var screen = await Screen.Open(chromium.Browser, first);
        await Measure(twilio, screen, [], WarmUp);
        var (alone, few) = await WithCpu(product, () => Measure(twilio, screen, [], Calls));
        var others = await OpenOthers(product.Console);
        await Measure(twilio, screen, others, WarmUp);
        var (among, many) = await WithCpu(product, () => Measure(twilio, screen, others, Calls));
        Print(alone, among);
        Table.Print(["Server CPU", "a change, 1 console", $"a change, {Consoles} consoles", "a change at one more console"],
            [["", $"{few / alone.Count:0.0} ms", $"{many / among.Count:0.0} ms", $"{(many - few) / among.Count / others.Count:0.00} ms"]]);
        foreach (var other in others) await other.DisposeAsync();
    }

    private static async Task<(List<Change> Changes, double Cpu)> WithCpu(ProductProcess product, Func<Task<List<Change>>> measure)
    {
        var before = product.CpuTime;
        return (await measure(), (product.CpuTime - before).TotalMilliseconds);
    }

    private static async Task<List<CircuitClient>> OpenOthers(Uri site)
    {
        var others = new List<CircuitClient>();
        for (var number = 2; number <= Consoles; number++)
        {
            using var session = await Session.SignIn(site, Store.Seat(number));
            others.Add(await CircuitClient.Open(session));
        }
        return others;
    }

    /// <summary>Each call is two changes: a customer waits, and has gone.</summary>
    private static async Task<List<Change>> Measure(Twilio twilio, Screen screen, List<CircuitClient> others, int calls)
    {
        var changes = new List<Change>();
        await screen.SetClock();
        for (var call = 0; call < calls; call++)
        {
            var sid = $"CA{Guid.NewGuid():n}";
            changes.Add(await Change.Of(() => twilio.Arrive(sid), screen, others));
            changes.Add(await Change.Of(() => twilio.HangUp(sid), screen, others));
        }
        return changes;
    }

    private static void Print(List<Change> alone, List<Change> among) => Table.Print(
        ["Webhook → screen", "changes", "p50", "p95", "longest", "p95 to one console"],
        [
            Row("1 console, in Chromium", alone.Select(change => change.Screen), alone),
            Row($"{Consoles} consoles: the one in Chromium", among.Select(change => change.Screen), alone),
            Row($"{Consoles} consoles: all", among.SelectMany(change => change.Others.Append(change.Screen)), alone),
            Row($"{Consoles} consoles: the last of them", among.Select(change => change.Others.Append(change.Screen).Max()), alone),
        ]);

    private static string[] Row(string name, IEnumerable<double> milliseconds, List<Change> alone)
    {
        var samples = new Samples(milliseconds);
        var ratio = samples.P95 / new Samples(alone.Select(change => change.Screen)).P95;
        return [name, $"{samples.Count}", $"{samples.Median:0.0} ms", $"{samples.P95:0.0} ms", $"{samples.Longest:0.0} ms", $"{ratio:0.0} ×"];
    }

    /// <summary>How long after the webhook was begun one change was on the browser's screen, and had reached the other consoles.</summary>
    private sealed record Change(double Screen, double[] Others)
    {
        // No conflation is measured: the next change waits until this one is everywhere, and longer than the feed's interval.
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

        public static async Task<Change> Of(Func<Task> webhook, Screen screen, List<CircuitClient> others)
        {
            await Turns.Mine();
            var seen = screen.NextChange();
            var rendered = others.Select(other => other.NextRender()).ToArray();
            var started = Stopwatch.GetTimestamp();
            await webhook();
            var all = await Task.WhenAll(rendered).WaitAsync(TimeSpan.FromSeconds(10));
            var change = new Change(await seen - Stopwatch.GetElapsedTime(0, started).TotalMilliseconds, [.. all.Select(at => Stopwatch.GetElapsedTime(started, at).TotalMilliseconds)]);
            Turns.Pass();
            await Task.Delay(Pause);
            return change;
        }
    }
}
