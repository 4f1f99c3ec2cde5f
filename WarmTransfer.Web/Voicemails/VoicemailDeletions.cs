using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Voicemails;

/// <summary>Takes messages out of the database, and owes their deletion at Twilio. Commands do so as well, without a console.</summary>
internal sealed class VoicemailDeletions(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock)
{
    /// <summary>Deletes the messages of a call.</summary>
    public Task DeleteOf(string call, CancellationToken cancel) => Change(
        async db => await Discard(db, await db.Voicemails.Where(row => row.CallId == call).Select(row => row.Id).ToListAsync(cancel), clock.GetUtcNow(), cancel), cancel);

    /// <summary>Deletes some of those that were left before a moment; how many.</summary>
    public Task<int> DeleteSome(DateTimeOffset before, int most, CancellationToken cancel) => Change(
        async db => await Discard(db, await db.Voicemails.Where(row => row.LeftAt < before).OrderBy(row => row.LeftAt).Select(row => row.Id).Take(most).ToListAsync(cancel), clock.GetUtcNow(), cancel), cancel);

    public static async Task<int> Discard(WarmTransferDb db, List<string> recordings, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await db.RecordingDeletions.Where(row => recordings.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
        db.RecordingDeletions.AddRange(recordings.Except(known).Select(recording => new RecordingDeletionRow { Id = recording, DueAt = now }));
        db.Voicemails.RemoveRange(await db.Voicemails.Where(row => recordings.Contains(row.Id)).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
        return recordings.Count;
    }

    private Task<int> Change(Func<WarmTransferDb, Task<int>> change, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await change(db);
    }, cancel);
}
