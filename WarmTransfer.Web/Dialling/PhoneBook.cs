using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Dialling;

/// <summary>A number in an agent's own book.</summary>
/// <param name="Name">What the agent calls it; empty: nothing.</param>
/// <param name="DialledAt">When it was last dialled; null: not among the last.</param>
public sealed record BookEntry(string Number, string Name, bool Favourite, DateTimeOffset? DialledAt);

/// <summary>The numbers that each agent has dialled last, and those that they keep. In the database, so they are there at every desk.</summary>
internal sealed class PhoneBook(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock)
{
    public const int MostRecent = 20, MostFavourites = 50;
    private static readonly Refusal Full = new(RefusalCode.TooMany, $"No more than {MostFavourites} favourites are kept. Remove one first.");

    /// <summary>Favourites by name, then what was dialled, the newest first.</summary>
    public async Task<ImmutableArray<BookEntry>> Of(AgentId agent, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.PhoneBook.AsNoTracking().Where(row => row.AgentId == agent.Value)
            .Join(db.Customers, row => row.CustomerId, customer => customer.Id, (row, customer) => new { Row = row, customer.Number }).ToListAsync(cancel);
        return
        [
            .. rows.Select(one => new BookEntry(one.Number, one.Row.Name, one.Row.Favourite, one.Row.DialledAt))
                .OrderByDescending(entry => entry.Favourite).ThenBy(entry => entry.Favourite ? entry.Name : "", StringComparer.OrdinalIgnoreCase).ThenByDescending(entry => entry.DialledAt),
        ];
    }

    public Task Dialled(AgentId agent, string number, CancellationToken cancel) => Change(agent, number, async (db, row) =>
    {
        row.DialledAt = clock.GetUtcNow();
        var older = await db.PhoneBook.Where(one => one.AgentId == agent.Value && one.CustomerId != row.CustomerId && one.DialledAt != null).OrderByDescending(one => one.DialledAt).Skip(MostRecent - 1).ToListAsync(cancel);
        foreach (var one in older) Leave(db, one, forgetDialled: true);
        return null;
    }, cancel);

    public Task<Refusal?> Keep(AgentId agent, string number, string name, CancellationToken cancel) => Change(agent, number, async (db, row) =>
    {
        if (!row.Favourite && await db.PhoneBook.CountAsync(one => one.AgentId == agent.Value && one.Favourite, cancel) >= MostFavourites) return Full;
        (row.Favourite, row.Name) = (true, name);
        return null;
    }, cancel);

    /// <summary>It is no favourite any more; what was dialled lately stays among that.</summary>
    public Task Forget(AgentId agent, string number, CancellationToken cancel) => Change(agent, number, (db, row) =>
    {
        (row.Favourite, row.Name) = (false, "");
        Leave(db, row, forgetDialled: false);
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    private static void Leave(WarmTransferDb db, PhoneBookRow row, bool forgetDialled)
    {
        if (forgetDialled) row.DialledAt = null;
        if (row is { Favourite: false, DialledAt: null }) db.PhoneBook.Remove(row);
    }

    private Task<Refusal?> Change(AgentId agent, string number, Func<WarmTransferDb, PhoneBookRow, Task<Refusal?>> change, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var customer = await CustomerNumbers.Row(db, NumbersInJson.Key(number), clock.GetUtcNow(), cancel);
        var row = await db.PhoneBook.FirstOrDefaultAsync(one => one.AgentId == agent.Value && one.CustomerId == customer.Id, cancel)
            ?? db.PhoneBook.Add(new PhoneBookRow { AgentId = agent.Value, CustomerId = customer.Id }).Entity;
        if (await change(db, row) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }, cancel);
}
