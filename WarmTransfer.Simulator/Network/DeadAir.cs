namespace WarmTransfer.Simulator.Network;

/// <summary>Measures how long a connected leg heard nothing and nobody.</summary>
internal sealed class DeadAir(TimeProvider clock)
{
    private long? _since;
    private TimeSpan _total;
    private TimeSpan _longest;

    public TimeSpan Longest => _since is { } since ? Max(_longest, clock.GetElapsedTime(since)) : _longest;

    public TimeSpan Total => _since is { } since ? _total + clock.GetElapsedTime(since) : _total;

    /// <summary>How long it has been silent by now; null while something is heard.</summary>
    public TimeSpan? Current => _since is { } since ? clock.GetElapsedTime(since) : null;

    public void Set(bool silent)
    {
        if (silent) _since ??= clock.GetTimestamp();
        else Close();
    }

    private void Close()
    {
        if (_since is null) return;
        (_longest, _total, _since) = (Longest, Total, null);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
