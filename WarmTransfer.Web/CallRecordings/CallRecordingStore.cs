using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>The recordings that are kept. However often and in whatever order Twilio tells of one, it is there once; what was deleted does not come back.</summary>
internal sealed class CallRecordingStore(IDbContextFactory<WarmTransferDb> databases, WriteGate gate)
{
    public Task Begun(RecordingOf of, DateTimeOffset at, CancellationToken cancel) => Keep(of, at, _ => { }, cancel);

    /// <param name="length">Zero: there was nothing to record.</param>
    public Task Over(RecordingOf of, DateTimeOffset startedAt, TimeSpan length, CancellationToken cancel) => Keep(of, startedAt, row => Finish(row, length), cancel);

    /// <summary>Those that are not known to be over.</summary>
    public async Task<List<CallRecordingRow>> Open(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.CallRecordings.AsNoTracking().Where(row => row.State == CallRecordingState.InProgress).ToListAsync(cancel);
    }

    /// <summary>Which of these have not been heard of here.</summary>
    public async Task<HashSet<string>> Unknown(IReadOnlyCollection<string> recordings, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await db.CallRecordings.Where(row => recordings.Contains(row.Id)).Select(row => row.Id)
            .Concat(db.RecordingDeletions.Where(row => recordings.Contains(row.Id)).Select(row => row.Id)).ToListAsync(cancel);
        return [.. recordings.Except(known)];
    }

    private static void Finish(CallRecordingRow row, TimeSpan length)
    {
        row.State = length > TimeSpan.Zero ? CallRecordingState.Completed : CallRecordingState.Absent;
        row.Seconds = (int)length.TotalSeconds;
    }

    private Task<int> Keep(RecordingOf of, DateTimeOffset startedAt, Action<CallRecordingRow> learn, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.RecordingDeletions.AnyAsync(gone => gone.Id == of.Sid, cancel)) return 0;
        var row = await db.CallRecordings.FirstOrDefaultAsync(row => row.Id == of.Sid, cancel)
            ?? db.CallRecordings.Add(new() { Id = of.Sid, CallId = of.Call.Value, LegId = of.Leg.Value, QueueId = of.Queue.Value, StartedAt = startedAt }).Entity;
        learn(row);
        return await db.SaveChangesAsync(cancel);
    }, cancel);
}

/// <summary>Which recording, and of whom.</summary>
internal sealed record RecordingOf(string Sid, CallId Call, LegId Leg, QueueId Queue);
