using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Retention;

namespace WarmTransfer.Web.Customers;

/// <summary>Everything that is kept of one call as JSON: its document, its events, and what was owed.</summary>
internal sealed class CallPapers(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, Breaks breaks)
{
    private const int Together = 50;

    /// <summary>Who is named in them by number.</summary>
    public async Task<List<Mention>> Mentions(string call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Calls.AsNoTracking().FirstAsync(row => row.Id == call, cancel);
        var others = await db.Events.AsNoTracking().Where(row => row.CallId == call).Select(row => row.Payload)
            .Concat(db.Outbox.AsNoTracking().Where(row => row.CallId == call).Select(row => row.Payload)).ToListAsync(cancel);
        return [.. Customers.Mentions.Of(row.Read()), .. others.SelectMany(NumbersInJson.Find).Select(number => new Mention(number, call, row.ArrivedAt))];
    }

    /// <summary>Writes them anew, some dozens in one transaction: whoever carries a call waits for no more than that. Done again, it changes nothing.</summary>
    public async Task Rewrite(string call, Func<string, string> how, CancellationToken cancel)
    {
        foreach (var some in (await Events(call, how, cancel)).Chunk(Together)) await InTurn(db => Save(db, some, cancel), cancel);
        foreach (var some in (await Owed(call, how, cancel)).Chunk(Together)) await InTurn(db => Save(db, some, cancel), cancel);
        await gate.Change(() => Document(call, how, cancel), cancel);
    }

    private async Task<List<EventRow>> Events(string call, Func<string, string> how, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Events.AsNoTracking().Where(row => row.CallId == call).ToListAsync(cancel);
        return [.. rows.Select(row => (Row: row, Now: how(row.Payload))).Where(one => one.Now != one.Row.Payload).Select(one => one.Row.With(one.Now))];
    }

    private async Task<List<OutboxRow>> Owed(string call, Func<string, string> how, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (mask, rows) = (new NumberMask(shown: false), await db.Outbox.AsNoTracking().Where(row => row.CallId == call).ToListAsync(cancel));
        foreach (var row in rows) row.LastError = row.LastError is { } error ? mask.Of(error) : null;
        return [.. rows.Select(row => row.With(how(row.Payload)))];
    }

    private static async Task<int> Save(WarmTransferDb db, EventRow[] rows, CancellationToken cancel)
    {
        foreach (var row in rows)
            await db.Events.Where(other => other.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(other => other.Payload, row.Payload), cancel);
        return rows.Length;
    }

    private static async Task<int> Save(WarmTransferDb db, OutboxRow[] rows, CancellationToken cancel)
    {
        foreach (var row in rows)
            await db.Outbox.Where(other => other.Id == row.Id && (other.Payload != row.Payload || other.LastError != row.LastError))
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.Payload, row.Payload).SetProperty(other => other.LastError, other => other.LastError == null ? null : row.LastError), cancel);
        return rows.Length;
    }

    private async Task InTurn(Func<WarmTransferDb, Task<int>> work, CancellationToken cancel)
    {
        await gate.Run(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                await work(db);
                await transaction.CommitAsync(cancel);
                return 0;
            });
        }, cancel);
        await breaks.Take(cancel);
    }

    // By its version: a node that has the call in memory writes it no more as it was.
    private async Task<int> Document(string call, Func<string, string> how, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Calls.AsNoTracking().FirstOrDefaultAsync(row => row.Id == call, cancel) is not { } row || how(row.Document) is not { } now || now == row.Document) return 0;
        var changed = await db.Calls.Where(other => other.Id == call && other.Version == row.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(other => other.Document, now).SetProperty(other => other.Version, row.Version + 1), cancel);
        return changed == 1 ? 1 : throw new DbUpdateConcurrencyException($"Call {call} has changed in between.");
    }
}
