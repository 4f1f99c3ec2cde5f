using Microsoft.JSInterop;

namespace WarmTransfer.Web.Shell;

/// <summary>A component's reading of a feed, for as long as the component is there. A fault goes to its own circuit.</summary>
internal sealed class Reading(Func<Exception, Task> fault) : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Task _reading = Task.CompletedTask;

    /// <summary>Cancelled when the component goes.</summary>
    public CancellationToken Gone => _gone.Token;

    public void Start<T>(Func<CancellationToken, IAsyncEnumerable<T>> feed, Func<T, Task> show) => _reading = Read(feed, show);

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _reading;
        _gone.Dispose();
    }

    private async Task Read<T>(Func<CancellationToken, IAsyncEnumerable<T>> feed, Func<T, Task> show)
    {
        try
        {
            await foreach (var view in feed(Gone)) await show(view);
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested) { }
        // The page went first: there is nobody left to show it to.
        catch (JSDisconnectedException) { }
        catch (Exception broken)
        {
            await fault(broken);
        }
    }
}
