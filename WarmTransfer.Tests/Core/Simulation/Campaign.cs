using System.Collections.Concurrent;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Many worlds, and what went wrong in one made as small as it gets.</summary>
internal static class Campaign
{
    /// <summary>The failing seed with the lowest number; null when all is well.</summary>
    public static (ulong Seed, Failure Failure)? FirstFailure(int calls, ulong firstSeed, Func<Rules> rules, CancellationToken cancel = default)
    {
        var failures = new ConcurrentBag<(ulong Seed, Failure Failure)>();
        Parallel.For(0, calls / People.Customers, new ParallelOptions { CancellationToken = cancel }, (i, loop) =>
        {
            var seed = firstSeed + (ulong)i;
            if (Run(seed, rules()) is not { } failure) return;
            failures.Add((seed, failure));
            loop.Break();
        });
        return failures.IsEmpty ? null : failures.MinBy(one => one.Seed);
    }

    /// <summary>Null when all is well, otherwise what a person needs in order to find the fault.</summary>
    public static string? Prove(int calls, ulong firstSeed, Func<Rules> rules, CancellationToken cancel = default) => Find(calls, firstSeed, rules, cancel)?.Report;

    /// <summary>The first failure, as small as it gets, told and ready to be kept.</summary>
    public static (string Report, Recording Recording)? Find(int calls, ulong firstSeed, Func<Rules> rules, CancellationToken cancel = default)
    {
        if (FirstFailure(calls, firstSeed, rules, cancel) is not var (seed, failure)) return null;
        var (small, needed) = Shrink(seed, failure, rules);
        return (Report(seed, small, needed), Recording.Of(seed, small, needed));
    }

    public static Failure? Run(ulong seed, Rules rules) => new World(seed, rules).Run();

    /// <summary>Leaves out whatever luck the failure does not need: first in halves, then smaller and smaller parts.</summary>
    public static (Failure Failure, Stroke[] Needed) Shrink(ulong seed, Failure failure, Func<Rules> rules)
    {
        var spared = new HashSet<Stroke>();
        for (var part = failure.Fallen.Length / 2; part > 0; part /= 2)
        {
            foreach (var chunk in failure.Fallen.Where(stroke => !spared.Contains(stroke)).Chunk(part).ToArray())
            {
                var fewer = new HashSet<Stroke>(spared);
                fewer.UnionWith(chunk);
                if (new World(seed, rules(), stroke => !fewer.Contains(stroke)).Run() is not { } smaller || smaller.Rule != failure.Rule) continue;
                (failure, spared) = (smaller, fewer);
            }
        }

        return (failure, failure.Fallen);
    }

    public static string Report(ulong seed, Failure small, Stroke[] needed) =>
        $"seed {seed}, {small.At} ms: {small.What}\nluck: {string.Join(", ", needed)}\n{string.Join('\n', small.Events.Where(told => !told.Contains(" refused ", StringComparison.Ordinal)))}";
}
