namespace WarmTransfer.Web.Health;

/// <summary>The last hour of one figure, the worst of each minute, and since when it stands as it does.</summary>
internal sealed class HealthHistory
{
    public const int Minutes = 60;
    private readonly Queue<double> _worst = [];
    private DateTimeOffset _minute;
    private double _now;
    private HealthState? _state;

    public DateTimeOffset Since { get; private set; }

    /// <summary>The oldest first; at most <see cref="Minutes"/>, the running one among them.</summary>
    public IReadOnlyList<double> Worst => [.. _worst, _now];

    public void Add(DateTimeOffset at, double value, HealthState state)
    {
        Turn(at);
        _now = Math.Max(_now, value);
        if (state != _state) (_state, Since) = (state, at);
    }

    private void Turn(DateTimeOffset at)
    {
        var minute = new DateTimeOffset(at.Ticks - at.Ticks % TimeSpan.TicksPerMinute, at.Offset);
        if (minute == _minute) return;
        if (_minute != default) _worst.Enqueue(_now);
        while (_worst.Count >= Minutes) _worst.Dequeue();
        (_minute, _now) = (minute, 0);
    }
}
