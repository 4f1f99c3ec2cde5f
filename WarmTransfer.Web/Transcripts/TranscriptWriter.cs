using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Transcripts;

/// <summary>Saves what Twilio tells, whatever came meanwhile in one transaction, and tells whoever reads it once it is saved.</summary>
internal sealed class TranscriptWriter(TranscriptStore store, LiveTranscripts live, TimeProvider clock, ILogger<TranscriptWriter> log) : BatchWriter<TranscriptWriter.Told>(TimeSpan.FromMilliseconds(20), clock)
{
    /// <summary>Returns when it is saved.</summary>
    public async Task Write(TranscriptRow row, CancellationToken cancel)
    {
        var told = new Told(row, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await Add(told, cancel);
        await told.Saved.Task.WaitAsync(cancel);
    }

    protected override async Task Save(List<Told> batch)
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

    internal sealed record Told(TranscriptRow Row, TaskCompletionSource Saved);
}
