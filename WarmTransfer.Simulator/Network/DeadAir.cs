namespace WarmTransfer.Simulator.Network;

/// <summary>A time in which a connected leg heard nothing and nobody.</summary>
internal sealed record Silence(DateTimeOffset From, DateTimeOffset To);

/// <summary>Measures how long a connected leg heard nothing and nobody.</summary>
internal sealed class DeadAir(TimeProvider clock)
{
    private const int SilencesKept = 100;
    // The gap between two tunes is none that anybody would notice.
    private static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(100);
    private readonly Queue<Silence> _silences = new();
    private long? _since;
    private TimeSpan _total;
    private TimeSpan _longest;

    public TimeSpan Longest => _since is { } since ? Max(_longest, clock.GetElapsedTime(since)) : _longest;

    public TimeSpan Total => _since is { } since ? _total + clock.GetElapsedTime(since) : _total;

    /// <summary>How long it has been silent by now; null while something is heard.</summary>
    public TimeSpan? Current => _since is { } since ? clock.GetElapsedTime(since) : null;

    /// <summary>The newest noticeable silences, the one that lasts included.</summary>
    public IReadOnlyList<Silence> Silences => [.. _silences, .. Current is { } current ? [Until(current)] : Array.Empty<Silence>()];

    public void Set(bool silent)
    {
        if (silent) _since ??= clock.GetTimestamp();
        else Close();
    }

    private void Close()
    {
        if (Current is not { } current) return;
        if (current >= Noticeable) _silences.Enqueue(Until(current));
        if (_silences.Count > SilencesKept) _silences.Dequeue();
        (_longest, _total, _since) = (Longest, Total, null);
    }

    private Silence Until(TimeSpan length)
    {
        var now = clock.GetUtcNow();
        return new Silence(now - length, now);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
