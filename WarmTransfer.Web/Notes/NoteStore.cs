using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Notes;

/// <summary>Notes as the database has them.</summary>
internal sealed class NoteStore(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, NoteDocuments documents)
{
    /// <summary>Everything that makes up the note, as updates of Yjs, and a stamp that is another one after each change.</summary>
    public async Task<(IReadOnlyList<byte[]> Parts, NoteStamp Stamp)> Read(CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (note, changes) = await Read(db, call.Value, cancel);
        return ([.. note is null ? [] : new[] { note.State }, .. changes.Select(row => row.Change)], new(note?.Version ?? 0, changes.Count, changes.LastOrDefault()?.Id ?? 0));
    }

    public async Task<NoteStamp> Stamp(CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var changes = db.NoteChanges.Where(row => row.CallId == call.Value);
        return new(await db.Notes.Where(row => row.CallId == call.Value).Select(row => row.Version).FirstOrDefaultAsync(cancel), await changes.CountAsync(cancel), await changes.MaxAsync(row => (long?)row.Id, cancel) ?? 0);
    }

    /// <summary>As it is to be read now; null: nothing was written.</summary>
    public async Task<NoteText?> Text(CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (note, changes) = await Read(db, call.Value, cancel);
        var text = changes.Count == 0 ? note?.Text : documents.Settle(note?.State, changes.Select(row => row.Change)).Text;
        return text is { Length: > 0 } ? new NoteText(text, Writers(note, changes), Latest(note, changes)) : null;
    }

    /// <summary>There is something to be read in it.</summary>
    public async Task<bool> IsWritten(CallId call, CancellationToken cancel) => !string.IsNullOrWhiteSpace((await Text(call, cancel))?.Text);

    /// <summary>Saves what was typed in many notes at once. Those to whose note no more can be added are left out and returned.</summary>
    public Task<IReadOnlyCollection<NoteChangeRow>> Add(IReadOnlyList<NoteChangeRow> rows, CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var full = await Full(db, [.. rows.Select(row => row.CallId).Distinct()], cancel);
        db.NoteChanges.AddRange(rows.Where(row => !full.Contains(row.CallId)));
        await db.SaveChangesAsync(cancel);
        return (IReadOnlyCollection<NoteChangeRow>)[.. rows.Where(row => full.Contains(row.CallId))];
    }, cancel);

    /// <summary>Notes in which nobody has written since a moment, or of which there are very many changes.</summary>
    public async Task<List<string>> Unsettled(DateTimeOffset before, int many, int most, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.NoteChanges.GroupBy(row => row.CallId).Where(note => note.Max(row => row.At) < before || note.Count() > many).Select(note => note.Key).OrderBy(call => call).Take(most).ToListAsync(cancel);
    }

    /// <summary>Makes one of a note and its changes.</summary>
    public Task<int> Settle(string call, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (note, changes) = await Read(db, call, cancel);
        if (changes.Count == 0) return 0;
        var row = note ?? db.Notes.Add(new NoteRow { CallId = call }).Entity;
        (row.Writers, row.WrittenAt) = (string.Join('\n', Writers(note, changes)), Latest(note, changes));
        (row.State, row.Text) = documents.Settle(note?.State, changes.Select(change => change.Change));
        row.Version++;
        db.NoteChanges.RemoveRange(changes);
        return await db.SaveChangesAsync(cancel);
    }, cancel);

    /// <summary>Deletes what was written in a call.</summary>
    public static async Task<int> Delete(WarmTransferDb db, string call, CancellationToken cancel) =>
        await db.NoteChanges.Where(row => row.CallId == call).ExecuteDeleteAsync(cancel) + await db.Notes.Where(row => row.CallId == call).ExecuteDeleteAsync(cancel);

    private static async Task<(NoteRow? Note, List<NoteChangeRow> Changes)> Read(WarmTransferDb db, string call, CancellationToken cancel) => (
        await db.Notes.FirstOrDefaultAsync(row => row.CallId == call, cancel),
        await db.NoteChanges.Where(row => row.CallId == call).OrderBy(row => row.Id).ToListAsync(cancel));

    private static async Task<HashSet<string>> Full(WarmTransferDb db, List<string> calls, CancellationToken cancel)
    {
        var sizes = await db.NoteChanges.Where(row => calls.Contains(row.CallId)).GroupBy(row => row.CallId).Select(note => new { Call = note.Key, Bytes = note.Sum(row => row.Change.Length) }).ToListAsync(cancel);
        var settled = await db.Notes.Where(row => calls.Contains(row.CallId)).Select(row => new { Call = row.CallId, Bytes = row.State.Length }).ToListAsync(cancel);
        return [.. sizes.Concat(settled).GroupBy(one => one.Call).Where(note => note.Sum(one => one.Bytes) > NoteLimits.Whole).Select(note => note.Key)];
    }

    private static ImmutableArray<string> Writers(NoteRow? note, List<NoteChangeRow> changes) =>
        [.. (note?.Writers ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(changes.Select(row => row.Writer)).Distinct()];

    private static DateTimeOffset Latest(NoteRow? note, List<NoteChangeRow> changes) =>
        changes.Select(row => row.At).Append(note?.WrittenAt ?? DateTimeOffset.MinValue).Max();
}

/// <summary>Another one after each change of a note.</summary>
internal readonly record struct NoteStamp(int Version, int Changes, long Last);

/// <summary>A note as it is to be read.</summary>
/// <param name="Writers">Ids of the agents who wrote it.</param>
internal sealed record NoteText(string Text, ImmutableArray<string> Writers, DateTimeOffset WrittenAt);
