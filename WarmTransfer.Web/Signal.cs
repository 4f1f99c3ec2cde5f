using System.Threading.Channels;

namespace WarmTransfer.Web;

/// <summary>Something has happened. At most one is pending, so a reader that stalls costs nothing.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _pending = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => _pending.Writer.TryWrite(true);

    /// <summary>Completes when it was set since the last time.</summary>
    public async ValueTask Wait(CancellationToken cancel) => await _pending.Reader.ReadAsync(cancel);
}
