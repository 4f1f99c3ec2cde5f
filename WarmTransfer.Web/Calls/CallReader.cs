using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Calls;

/// <summary>Reads a call as it was last saved.</summary>
internal sealed class CallReader(IDbContextFactory<WarmTransferDb> databases)
{
    public async Task<Call?> Find(CallId id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Calls.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id.Value, cancel) is not { } row) return null;
        var reader = await CustomerNumbers.Reader(db, [row.Document], cancel);
        return row.With(reader(row.Document)).Read();
    }

    /// <summary>Those of these that are there, the oldest first.</summary>
    public async Task<IReadOnlyList<Call>> Find(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Calls.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.ArrivedAt).ToListAsync(cancel);
        var reader = await CustomerNumbers.Reader(db, rows.Select(row => row.Document), cancel);
        return [.. rows.Select(row => row.With(reader(row.Document)).Read())];
    }

    /// <summary>Whether an event was taken in under this key.</summary>
    public async Task<bool> Knows(string dedupeKey, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Events.AnyAsync(row => row.DedupeKey == dedupeKey, cancel);
    }
}
