using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Retention;

namespace WarmTransfer.Web.Telephone;

/// <summary>When the set-up at Twilio was last written or checked, by any node or command: whoever shows it sees by that whether theirs is old.</summary>
internal sealed class TelephoneMark(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock)
{
    private const string Id = "telephone";
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>Null: never yet.</summary>
    public async Task<DateTimeOffset?> Read(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return (await db.Progress.AsNoTracking().FirstOrDefaultAsync(row => row.Id == Id, cancel))?.Until;
    }

    public Task Set(CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Progress.FirstOrDefaultAsync(row => row.Id == Id, cancel) ?? db.Progress.Add(new ProgressRow { Id = Id }).Entity;
        // Two within a millisecond are two.
        row.Until = clock.GetUtcNow() is var now && now > row.Until + Least ? now : row.Until + Least;
        return await db.SaveChangesAsync(cancel);
    }, cancel);
}
