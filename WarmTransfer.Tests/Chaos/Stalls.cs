using System.Globalization;

namespace WarmTransfer.Tests.Chaos;

/// <summary>
/// When work that was ready to run waited for a core, as Linux has counted it for every thread (schedstat): the part of a delay
/// that is this machine's fault and no program's. Linux adds a wait to the count when it is over, so a wait of <c>d</c> that is
/// found at an instant was the time <c>d</c> before it. A process has waited as long as its longest-waiting thread: threads that wait
/// side by side are not counted twice. Waits of several processes follow each other, as a request passes through all of them.
/// Where nothing counts, as on another system, nothing is taken into account.
/// </summary>
internal sealed class Stalls(Func<IEnumerable<int?>> processes) : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _over = new();
    private readonly List<Span> _stalls = [];
    private Task _watching = Task.CompletedTask;

    public TimeSpan Total => Within(new Span(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));

    public void Start() => _watching = Task.Run(Watch);

    /// <summary>How much of it the machine took.</summary>
    public TimeSpan Within(Span span)
    {
        lock (_stalls) return _stalls.Aggregate(TimeSpan.Zero, (sum, stall) => sum + stall.Common(span));
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task Watch()
    {
        var before = Read();
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(_over.Token))
        {
            var (now, after) = (TimeProvider.System.GetUtcNow(), Read());
            Add(new Span(now - Waited(before, after), now));
            before = after;
        }
    }

    // The spans stay in order and apart from each other.
    private void Add(Span stall)
    {
        lock (_stalls)
        {
            while (_stalls is [.., var last] && last.From >= stall.From) _stalls.RemoveAt(_stalls.Count - 1);
            if (_stalls is [.., var earlier] && earlier.To > stall.From) stall = stall with { From = earlier.To };
            _stalls.Add(stall);
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
}
