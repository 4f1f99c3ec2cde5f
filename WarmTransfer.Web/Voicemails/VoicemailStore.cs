using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Voicemails;

/// <summary>Keeps the messages. However often, late and in whatever order Twilio tells of one, it is there once; what was deleted does not come back.</summary>
internal sealed class VoicemailStore(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, LiveVoicemails live, LiveQueues queues, TimeProvider clock)
{
    /// <summary>A message can be fetched at Twilio.</summary>
    /// <param name="length">As Twilio counts it; what is too short is no message, and is deleted there. False: it is none.</param>
    public async Task<bool> Recorded(string recording, CallId call, QueueId queue, DateTimeOffset leftAt, TimeSpan length, CancellationToken cancel)
    {
        var isMessage = length >= Core.Calls.Voicemail.Shortest;
        await Change(db => isMessage ? Keep(db, Row(recording, call, queue, leftAt), row => row.Seconds = (int)length.TotalSeconds, cancel) : VoicemailDeletions.Discard(db, [recording], clock.GetUtcNow(), cancel), cancel);
        return isMessage;
    }

    /// <summary>Twilio tells what was said; it may do so before it tells that there is a message.</summary>
    /// <param name="text">Null: it could not make it out.</param>
    public Task Transcribed(string recording, CallId call, QueueId queue, string? text, CancellationToken cancel) => Change(
        async db => text is null && await Find(db, recording, cancel) is null ? 0 : await Keep(db, Row(recording, call, queue, clock.GetUtcNow()), row => Write(row, text), cancel), cancel);

    /// <summary>Which of these recordings have not been heard of here.</summary>
    public async Task<HashSet<string>> Unknown(IReadOnlyCollection<string> recordings, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await db.Voicemails.Where(row => recordings.Contains(row.Id) && row.Seconds > 0).Select(row => row.Id)
            .Concat(db.RecordingDeletions.Where(row => recordings.Contains(row.Id)).Select(row => row.Id)).ToListAsync(cancel);
        return [.. recordings.Except(known)];
    }

    private async Task<int> Change(Func<WarmTransferDb, Task<int>> change, CancellationToken cancel)
    {
        var changed = await gate.Change(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            return await change(db);
        }, cancel);
        if (changed > 0) live.LookSoon();
        return changed;
    }

    private VoicemailRow Row(string recording, CallId call, QueueId queue, DateTimeOffset leftAt) => new()
    {
        Id = recording, CallId = call.Value, QueueId = queue.Value, LeftAt = leftAt, Transcribed = queues.Now[queue].Voicemail.Transcribe ? TranscriptState.Awaited : TranscriptState.None,
    };

    private static async Task<int> Keep(WarmTransferDb db, VoicemailRow first, Action<VoicemailRow> learn, CancellationToken cancel)
    {
        if (await db.RecordingDeletions.AnyAsync(gone => gone.Id == first.Id, cancel)) return 0;
        var row = await Find(db, first.Id, cancel) ?? db.Voicemails.Add(first).Entity;
        learn(row);
        if (db.Entry(row).State is EntityState.Modified) row.Version++;
        return await db.SaveChangesAsync(cancel);
    }

    private static Task<VoicemailRow?> Find(WarmTransferDb db, string recording, CancellationToken cancel) => db.Voicemails.FirstOrDefaultAsync(row => row.Id == recording, cancel);

    private static void Write(VoicemailRow row, string? text)
    {
        if (row.Transcribed is TranscriptState.Written) return;
        (row.Transcribed, row.Transcript) = text is null ? (TranscriptState.Failed, null) : (TranscriptState.Written, text);
    }
}
