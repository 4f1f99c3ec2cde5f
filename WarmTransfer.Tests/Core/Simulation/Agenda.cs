namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Virtual time: what is to happen, in the order in which it falls due.</summary>
internal sealed class Agenda
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Action, (long, int)> _due = new();
    private int _added;

    /// <summary>Milliseconds since the start.</summary>
    public long Now { get; private set; }

    public DateTimeOffset Clock => Start.AddMilliseconds(Now);

    public void In(long milliseconds, Action then) => _due.Enqueue(then, (Now + Math.Max(milliseconds, 0), _added++));

    public void At(DateTimeOffset when, Action then) => In((long)(when - Clock).TotalMilliseconds, then);

    public bool Step()
    {
        if (!_due.TryDequeue(out var then, out var due)) return false;
        Now = due.Item1;
        then();
        return true;
    }
}
