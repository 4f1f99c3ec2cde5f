using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Customers;

/// <summary>Which id stands for a number, and which number for an id. What was erased and calls again gets another id: nothing leads from one to the other.</summary>
internal sealed class CustomerNumbers(IDbContextFactory<WarmTransferDb> databases, WriteGate gate)
{
    internal const int Remembered = 10_000;
    private const int Together = 500;
    private readonly ConcurrentDictionary<string, string> _ids = new();

    internal int Count => _ids.Count;

    /// <summary>What is about to be kept of a call names somebody: their row is there afterwards, and says when they were last heard of. In one transaction, however many they are.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Meet(IReadOnlyCollection<Mention> mentions, CancellationToken cancel)
    {
        // Two nodes may meet somebody at once, and somebody may be erased in between: then it is looked at again.
        var ids = await gate.Change(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            return await Save(db, mentions, cancel);
        }, cancel);
        Remember(ids);
        return ids;
    }

    /// <summary>The same for somebody who writes the rows in a transaction of their own, and has them remembered afterwards.</summary>
    /// <param name="heard">Who says something, or is spoken of: their row says when that was.</param>
    /// <param name="named">Who has a part in calls under way: known from memory, unless another node has met them.</param>
    /// <param name="find">The id of a number that is not remembered; null when nothing is kept of it.</param>
    // In one order with everybody: two nodes that meet the same two people wait for each other in turn instead of both.
    public async Task<Meeting> Meet(IEnumerable<Mention> heard, IReadOnlyCollection<Mention> named, Func<string, Task<string?>> find)
    {
        var meeting = new Meeting();
        foreach (var mention in named)
            if (_ids.TryGetValue(mention.Number, out var id)) meeting.Name(mention.Number, id);
        List<Mention> met = [.. heard, .. named.Where(mention => !meeting.Ids.ContainsKey(mention.Number))];
        foreach (var of in met.GroupBy(mention => mention.Number).OrderBy(one => one.Key, StringComparer.Ordinal))
            meeting.Add(of.Key, _ids.TryGetValue(of.Key, out var id) ? id : await find(of.Key), [.. of]);
        return meeting;
    }

    public void Remember(IReadOnlyDictionary<string, string> ids)
    {
        foreach (var (number, id) in ids) Remember(number, id);
    }

    /// <summary>One of them was erased in between: who that was is looked up again.</summary>
    public void Forget(IEnumerable<string> numbers)
    {
        foreach (var number in numbers) _ids.TryRemove(number, out _);
    }

    /// <summary>Puts numbers in the place of the ids in these documents; who was erased is called so.</summary>
    public static async Task<Func<string, string>> Reader(WarmTransferDb db, IEnumerable<string> documents, CancellationToken cancel)
    {
        string[] ids = [.. documents.SelectMany(NumbersInJson.Ids).Distinct()];
        var numbers = new Dictionary<string, string>();
        foreach (var some in ids.Chunk(Together))
            foreach (var row in await db.Customers.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync(cancel)) numbers[row.Id] = row.Number;
        return json => NumbersInJson.Reveal(json, numbers);
    }

    // In one order with everybody: two nodes that meet the same two people wait for each other in turn instead of both.
    private static async Task<Dictionary<string, string>> Save(WarmTransferDb db, IReadOnlyCollection<Mention> mentions, CancellationToken cancel)
    {
        if (mentions.Count == 0) return [];
        var rows = new Dictionary<string, CustomerRow>();
        foreach (var (number, of) in mentions.GroupBy(mention => mention.Number).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one)))
        {
            var row = rows[number] = await Row(db, number, of.Min(mention => mention.At), cancel);
            (row.FirstSeen, row.LastSeen) = (Earlier(row.FirstSeen, of.Min(mention => mention.At)), Later(row.LastSeen, of.Max(mention => mention.At)));
            foreach (var call in of.Select(mention => mention.Call).Distinct()) await Link(db, row.Id, call, cancel);
        }

        await db.SaveChangesAsync(cancel);
        return rows.ToDictionary(row => row.Key, row => row.Value.Id);
    }

    /// <summary>The row of a number, also of one with which nobody has spoken yet.</summary>
    internal static async Task<CustomerRow> Row(WarmTransferDb db, string number, DateTimeOffset at, CancellationToken cancel) =>
        await db.Customers.FirstOrDefaultAsync(row => row.Number == number, cancel)
        ?? db.Customers.Add(new CustomerRow { Id = CustomerRow.NewId(), Number = number, FirstSeen = at, LastSeen = at }).Entity;

    private static async Task Link(WarmTransferDb db, string customer, string call, CancellationToken cancel)
    {
        if (!await db.CustomerCalls.AnyAsync(row => row.CustomerId == customer && row.CallId == call, cancel))
            db.CustomerCalls.Add(new CustomerCallRow { CustomerId = customer, CallId = call });
    }

    private void Remember(string number, string id)
    {
        if (_ids.TryGetValue(number, out var known) && known == id) return;
        if (_ids.Count >= Remembered) _ids.Clear();
        _ids[number] = id;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>A number in what is kept of a call.</summary>
internal sealed record Mention(string Number, string Call, DateTimeOffset At);
