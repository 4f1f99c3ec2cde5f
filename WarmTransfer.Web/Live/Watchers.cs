namespace WarmTransfer.Web.Live;

/// <summary>Who wants to know when something changes.</summary>
internal sealed class Watchers
{
    private readonly Lock _lock = new();
    private readonly HashSet<Watcher> _all = [];

    /// <summary>From now on, each change sets the watcher off; several changes before it looks are one.</summary>
    public Watcher Watch()
    {
        var watcher = new Watcher(this);
        lock (_lock) _all.Add(watcher);
        return watcher;
    }

    public void Wake()
    {
        lock (_lock)
            foreach (var watcher in _all) watcher.Wake();
    }

    internal void Forget(Watcher watcher)
    {
        lock (_lock) _all.Remove(watcher);
    }
}
