namespace WarmTransfer.Web.Live;

/// <summary>Is told of changes.</summary>
internal sealed class Subscription(Subscriptions subscriptions) : IDisposable
{
    private readonly Signal _signal = new();

    /// <summary>Completes when something has changed since the last time.</summary>
    public ValueTask Changed(CancellationToken cancel) => _signal.Wait(cancel);

    public void Wake() => _signal.Set();

    public void Dispose() => subscriptions.Forget(this);
}
