namespace WarmTransfer.Web.Outbox;

/// <summary>Tells the relay that there is something to do; several tellings before it looks are one.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _pending = new(0, 1);

    public void Wake()
    {
        try
        {
            _pending.Release();
        }
        catch (SemaphoreFullException)
        {
            // Told already.
        }
    }

    /// <summary>Until told, or until the time is up.</summary>
    public async Task Wait(TimeSpan longest, TimeProvider clock, CancellationToken cancel)
    {
        using var timeUp = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancel);
        try
        {
            await _pending.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The time is up: look anyway.
        }
    }

    public void Dispose() => _pending.Dispose();
}
