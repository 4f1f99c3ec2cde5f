using System.Threading.Channels;

namespace WarmTransfer.Web.Live;

/// <summary>Hears what is new of one call. Whoever falls far behind is told so, and reads it anew.</summary>
internal sealed class CallListener<TNews>(Action<CallListener<TNews>> gone) : IDisposable
{
    private const int Most = 256;
    private readonly Channel<TNews> _heard = Channel.CreateBounded<TNews>(Most);

    public ChannelReader<TNews> Heard => _heard.Reader;

    public bool IsBehind => _heard.Reader.Completion.IsCompleted;

    public void Hear(TNews news)
    {
        if (!_heard.Writer.TryWrite(news)) _heard.Writer.TryComplete();
    }

    /// <summary>Whether there is news; false as well when <paramref name="either"/> is over and <paramref name="cancel"/> is not.</summary>
    public async Task<bool> Hears(CancellationToken either, CancellationToken cancel)
    {
        try
        {
            return await Heard.WaitToReadAsync(either);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => gone(this);
}
