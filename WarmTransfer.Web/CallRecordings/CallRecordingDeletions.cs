using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>Takes recordings out of the database, and owes their deletion at Twilio. Commands do so as well, without a console.</summary>
internal sealed class CallRecordingDeletions(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock)
{
    /// <summary>Deletes the recordings of a call.</summary>
    public Task DeleteOf(string call, CancellationToken cancel) => Change(db => db.CallRecordings.Where(row => row.CallId == call), cancel);

    /// <summary>Deletes some of those that were begun before a moment; how many.</summary>
    public Task<int> DeleteSome(DateTimeOffset before, int most, CancellationToken cancel) =>
        Change(db => db.CallRecordings.Where(row => row.StartedAt < before).OrderBy(row => row.StartedAt).Take(most), cancel);

    private Task<int> Change(Func<WarmTransferDb, IQueryable<CallRecordingRow>> which, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await which(db).ToListAsync(cancel);
        db.CallRecordings.RemoveRange(rows);
        return await VoicemailDeletions.Discard(db, [.. rows.Select(row => row.Id)], clock.GetUtcNow(), cancel);
    }, cancel);
}
