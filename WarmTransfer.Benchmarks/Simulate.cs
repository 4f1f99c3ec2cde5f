using System.Diagnostics;
using WarmTransfer.Tests.Core.Simulation;

namespace WarmTransfer.Benchmarks;

/// <summary>Runs the call simulation and says how fast it went, or which seed broke a promise and how.</summary>
internal static class Simulate
{
    public static Task Run(string[] args)
    {
        if (args is not [var count, ..] || !int.TryParse(count, out var calls) || calls < People.Customers)
            throw new ArgumentException($"Say how many calls, at least {People.Customers}, such as: simulate 100000.");
        var seed = args is [_, var text, ..] ? ulong.Parse(text) : 1;
        var watch = Stopwatch.StartNew();
        var failure = Campaign.Prove(calls, seed);
        if (failure is not null) throw new InvalidOperationException(failure);
        Console.WriteLine($"{calls} calls, every promise kept; {calls / watch.Elapsed.TotalSeconds:0} calls per second");
        return Task.CompletedTask;
    }
}
