using System.Threading.Channels;

namespace WarmTransfer.Web.Transcripts;

/// <summary>Saves what Twilio tells, whatever came meanwhile in one transaction, and tells whoever reads it once it is saved.</summary>
internal sealed class TranscriptWriter(TranscriptStore store, LiveTranscripts live, TimeProvider clock, ILogger<TranscriptWriter> log) : BackgroundService
{
    private const int Most = 64, Room = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private readonly Channel<Told> _waiting = Channel.CreateBounded<Told>(Room);

    /// <summary>Returns when it is saved.</summary>
    public async Task Write(TranscriptRow row, CancellationToken cancel)
    {
        var told = new Told(row, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(told, cancel);
        await told.Saved.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Save(Take());
                await Task.Delay(Interval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        // What was taken in is saved or refused, whatever happens.
        _waiting.Writer.TryComplete();
        while (Take() is { Count: > 0 } last) await Save(last);
    }

    private List<Told> Take()
    {
        List<Told> batch = [];
        while (batch.Count < Most && _waiting.Reader.TryRead(out var told)) batch.Add(told);
        return batch;
    }

    private async Task Save(List<Told> batch)
    {
        try
        {
            live.Tell(await store.Add([.. batch.Select(told => told.Row)], CancellationToken.None));
            foreach (var told in batch) told.Saved.SetResult();
        }
        catch (Exception fault)
        {
            log.LogWarning("{Count} messages of transcripts could not be saved: {Fault} Twilio is answered so.", batch.Count, fault.Message);
            foreach (var told in batch) told.Saved.TrySetException(fault);
        }
    }

    private sealed record Told(TranscriptRow Row, TaskCompletionSource Saved);
}
