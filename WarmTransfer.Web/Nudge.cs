namespace WarmTransfer.Web;

/// <summary>Lets one who looks every so often look at once.</summary>
internal sealed class Nudge(TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _now = new(0, 1);

    /// <summary>Whoever waits goes on, or the next one at once; several before that are one.</summary>
    public void AtOnce()
    {
        try
        {
            _now.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has said so a moment ago.
        }
    }

    /// <summary>Until it is nudged, and no longer than this.</summary>
    public async Task Wait(TimeSpan longest, CancellationToken cancel)
    {
        using var over = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancel);
        try
        {
            await _now.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
        }
    }

    public void Dispose() => _now.Dispose();
}
