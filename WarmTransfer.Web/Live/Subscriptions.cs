
namespace WarmTransfer.Web.Live;

/// <summary>Who wants to know when something changes.</summary>
internal sealed class Subscriptions
{
    private readonly Lock _lock = new();
    private readonly HashSet<Subscription> _all = [];

    /// <summary>From now on, each change sets the subscription off; several changes before it is read are one.</summary>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(this);
        lock (_lock) _all.Add(subscription);
        return subscription;
    }

    public void Wake()
    {
        lock (_lock)
            foreach (var subscription in _all) subscription.Wake();
    }

    internal void Forget(Subscription subscription)
    {
        lock (_lock) _all.Remove(subscription);
    }
}
