using System.Threading.Channels;

namespace WarmTransfer.Web.Live;

/// <summary>Is told of changes. It holds at most one pending signal, so a reader that stalls costs nothing.</summary>
internal sealed class Subscription(Subscriptions subscriptions) : IDisposable
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Completes when something has changed since the last time.</summary>
    public async ValueTask Changed(CancellationToken cancel) => await _signal.Reader.ReadAsync(cancel);

    public void Wake() => _signal.Writer.TryWrite(true);

    public void Dispose() => subscriptions.Forget(this);
}
