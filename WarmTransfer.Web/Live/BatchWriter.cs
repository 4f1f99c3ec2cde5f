using System.Threading.Channels;

namespace WarmTransfer.Web.Live;

/// <summary>Saves what comes, whatever came meanwhile in one transaction.</summary>
/// <param name="interval">From one transaction to the next.</param>
internal abstract class BatchWriter<T>(TimeSpan interval, TimeProvider clock) : BackgroundService
{
    private const int Most = 64, Room = 1_000;
    private readonly Channel<T> _waiting = Channel.CreateBounded<T>(Room);

    protected TimeProvider Clock => clock;

    /// <summary>Waits for its turn where very much is not saved yet.</summary>
    protected ValueTask Add(T one, CancellationToken cancel) => _waiting.Writer.WriteAsync(one, cancel);

    /// <summary>Never fails: whoever waits for it is told instead.</summary>
    protected abstract Task Save(List<T> batch);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Save(Take());
                await Task.Delay(interval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        // What was taken in is saved or refused, whatever happens.
        _waiting.Writer.TryComplete();
        while (Take() is { Count: > 0 } last) await Save(last);
    }

    private List<T> Take()
    {
        List<T> batch = [];
        while (batch.Count < Most && _waiting.Reader.TryRead(out var one)) batch.Add(one);
        return batch;
    }
}
