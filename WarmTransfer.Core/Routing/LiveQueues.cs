namespace WarmTransfer.Core.Routing;

/// <summary>The queues as they are now: administrators change them while calls go on. Whoever decides something reads <see cref="Now"/> once for it.</summary>
public sealed class LiveQueues(Queues queues)
{
    private volatile Queues _now = queues;

    public Queues Now
    {
        get => _now;
        set => _now = value;
    }
}
