using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Transcripts;

/// <summary>Transcripts as the database has them.</summary>
internal sealed class TranscriptStore(IDbContextFactory<WarmTransferDb> databases, WriteGate gate)
{
    /// <summary>Over so many messages a card number may be told.</summary>
    private const int CardSpan = 10;

    public async Task<List<Heard>> Read(CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [.. (await db.Transcripts.AsNoTracking().Where(row => row.CallId == call.Value).ToListAsync(cancel)).Select(row => row.Read())];
    }

    /// <summary>Another number after each message.</summary>
    public async Task<long> Stamp(CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Transcripts.Where(row => row.CallId == call.Value).MaxAsync(row => (long?)row.Id, cancel) ?? 0;
    }

    /// <summary>Saves what is new of it; what was saved or changed, as it is to be shown.</summary>
    public Task<IReadOnlyList<TranscriptMessage>> Add(IReadOnlyList<TranscriptRow> told, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        List<TranscriptRow> changed = [];
        foreach (var session in told.GroupBy(row => (row.CallId, row.Session)))
            changed.AddRange(await Add(db, session.Key.CallId, session.Key.Session, [.. session.DistinctBy(row => row.Sequence)], cancel));
        await db.SaveChangesAsync(cancel);
        return (IReadOnlyList<TranscriptMessage>)[.. changed.Select(TranscriptMessage.Of)];
    }, cancel);

    /// <summary>Deletes what was said in a call.</summary>
    public static Task<int> Delete(WarmTransferDb db, string call, CancellationToken cancel) => db.Transcripts.Where(row => row.CallId == call).ExecuteDeleteAsync(cancel);

    private static async Task<IEnumerable<TranscriptRow>> Add(WarmTransferDb db, string call, string session, List<TranscriptRow> told, CancellationToken cancel)
    {
        var (from, to) = (told.Min(row => row.Sequence) - CardSpan, told.Max(row => row.Sequence) + CardSpan);
        var known = await db.Transcripts.Where(row => row.CallId == call && row.Session == session && row.Sequence >= from && row.Sequence <= to).ToListAsync(cancel);
        List<TranscriptRow> added = [.. told.Where(row => known.TrueForAll(one => one.Sequence != row.Sequence)).Select(Copy)];
        if (added.Count == 0) return [];
        db.Transcripts.AddRange(added);
        return added.Union(WithoutCards([.. known.Concat(added).Where(row => row.Kind == HeardKind.Said).OrderBy(row => row.Sequence)]));
    }

    // Half of it may have been told before.
    private static List<TranscriptRow> WithoutCards(List<TranscriptRow> said)
    {
        var texts = CardNumbers.Without([.. said.Select(row => row.Text)]);
        List<TranscriptRow> changed = [];
        for (var at = 0; at < said.Count; at++)
        {
            if (said[at].Text == texts[at]) continue;
            said[at].Text = texts[at];
            changed.Add(said[at]);
        }

        return changed;
    }

    // Tried again, it is another row.
    private static TranscriptRow Copy(TranscriptRow row) => new() { CallId = row.CallId, LegId = row.LegId, Session = row.Session, Sequence = row.Sequence, At = row.At, Kind = row.Kind, Text = row.Text };
}
