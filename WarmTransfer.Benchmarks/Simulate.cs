using System.Globalization;
using System.Diagnostics;
using WarmTransfer.Tests.Core.Simulation;

namespace WarmTransfer.Benchmarks;

/// <summary>Runs the call simulation and says how fast it went, or which seed broke a promise and how; that day can be kept as a file.</summary>
internal static class Simulate
{
    public static Task Run(string[] args)
    {
        if (args is not [var count, ..] || !int.TryParse(count, out var calls) || calls < People.Customers)
            throw new ArgumentException($"Say how many calls, at least {People.Customers}, such as: simulate 100000.");
        var seed = args is [_, var text, ..] ? ulong.Parse(text, CultureInfo.InvariantCulture) : 1;
        var watch = Stopwatch.StartNew();
        if (Campaign.Find(calls, seed, () => new Rules()) is var (report, recording))
        {
            if (args is [_, _, var file, ..]) recording.Write(file);
            throw new InvalidOperationException(report);
        }
        Console.WriteLine($"{calls} calls, every promise kept; {calls / watch.Elapsed.TotalSeconds:0} calls per second");
        return Task.CompletedTask;
    }
}
