using System.Collections.Concurrent;
using System.Globalization;

namespace WarmTransfer.Tests.Chaos;

/// <summary>
/// How long work that was ready to run had to wait for a core, as Linux has counted it for every thread (schedstat): the part of
/// a delay that is this machine's fault and no program's. What one process waits is what its longest-waiting thread does, so that
/// threads which wait side by side are not counted twice. Where nothing counts, nothing is taken into account.
/// </summary>
internal sealed class Stalls(Func<IEnumerable<int?>> processes) : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<(Span When, TimeSpan Waited)> _samples = [];
    private Task _watching = Task.CompletedTask;

    public TimeSpan Total => _samples.Aggregate(TimeSpan.Zero, (sum, sample) => sum + sample.Waited);

    public void Start() => _watching = Task.Run(Watch);

    /// <summary>How much of it the machine took.</summary>
    public TimeSpan Within(Span span) => _samples.Aggregate(TimeSpan.Zero, (sum, sample) => sum + Shorter(sample.Waited, sample.When.Common(span)));

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task Watch()
    {
        var (at, before) = (TimeProvider.System.GetUtcNow(), Read());
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(_over.Token))
        {
            var (now, after) = (TimeProvider.System.GetUtcNow(), Read());
            _samples.Enqueue((new Span(at, now), Shorter(Waited(before, after), now - at)));
            (at, before) = (now, after);
        }
    }

    private static TimeSpan Waited(Dictionary<(int Process, string Thread), long> before, Dictionary<(int Process, string Thread), long> after) => TimeSpan.FromMicroseconds(after
        .GroupBy(thread => thread.Key.Process, thread => thread.Value - before.GetValueOrDefault(thread.Key, 0))
        .Sum(process => process.Max()) / 1000.0);

    private Dictionary<(int, string), long> Read()
    {
        var waited = new Dictionary<(int, string), long>();
        foreach (var process in processes().OfType<int>())
            foreach (var (thread, nanoseconds) in Threads(process)) waited[(process, thread)] = nanoseconds;
        return waited;
    }

    private static IEnumerable<(string Thread, long Nanoseconds)> Threads(int process)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{process}/task").Select(thread => (thread, RunDelay(thread)))];
        }
        catch (IOException)
        {
            // It was killed just now, or this is no Linux.
            return [];
        }
    }

    // Time on a core, time of waiting for one, number of turns.
    private static long RunDelay(string thread) => File.ReadAllText(thread + "/schedstat").Split(' ') is [_, var waited, ..] ? long.Parse(waited, CultureInfo.InvariantCulture) : 0;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
