using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.History;

/// <inheritdoc cref="ICallFinder"/>
internal sealed class CallFinder(IDbContextFactory<WarmTransferDb> databases, Histories histories, LiveQueues queues, IOptions<DeskOptions> desk, IAuditLog audit, TimeProvider clock) : ICallFinder
{
    public const int Most = 6;

    /// <summary>Fewer characters of a number or sid than that find nothing.</summary>
    public const int Shortest = 6;

    private const string Act = "looks for calls by number or sid";
    private static readonly TimeSpan Lately = TimeSpan.FromDays(2);

    public async Task<ImmutableArray<FoundCall>> Own(CurrentAgent viewer, CancellationToken cancel)
    {
        var (mine, from) = ($"\n{viewer.AgentId}\n", clock.GetUtcNow() - Lately);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Calls.AsNoTracking().Where(row => row.ArrivedAt >= from && row.Agents.Contains(mine)).OrderByDescending(row => row.ArrivedAt).Take(Most).ToListAsync(cancel);
        return await Read(db, viewer, rows, cancel);
    }

    public async Task<ImmutableArray<FoundCall>> Find(CurrentAgent viewer, string text, CancellationToken cancel)
    {
        var asked = TypedNumber.Plain(text.Trim());
        if (asked.Length is < Shortest or > 64) return [];
        audit.Note(new AuditEntry(viewer.AgentId, Act, AuditOutcome.Done, ""));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Matching(db, viewer, asked).OrderByDescending(row => row.ArrivedAt).Take(2 * Most).ToListAsync(cancel);
        List<CallRow> readable = [];
        foreach (var row in rows)
            if (readable.Count < Most && await histories.MayRead(viewer, new CallId(row.Id), cancel)) readable.Add(row);
        return await Read(db, viewer, readable, cancel);
    }

    private static IQueryable<CallRow> Matching(WarmTransferDb db, CurrentAgent viewer, string asked)
    {
        if (asked.StartsWith("CA", StringComparison.OrdinalIgnoreCase)) return db.Calls.AsNoTracking().Where(row => row.Id == asked);
        var number = NumbersInJson.Key(asked.StartsWith('+') ? asked : $"+{asked.TrimStart('0')}");
        var theirs = db.Customers.Where(customer => customer.Number == number).Join(db.CustomerCalls, customer => customer.Id, link => link.CustomerId, (_, link) => link.CallId);
        return db.Calls.AsNoTracking().Where(row => viewer.SeesNumbers && theirs.Contains(row.Id));
    }

    private async Task<ImmutableArray<FoundCall>> Read(WarmTransferDb db, CurrentAgent viewer, List<CallRow> rows, CancellationToken cancel)
    {
        var reader = await CustomerNumbers.Reader(db, rows.Select(row => row.Document), cancel);
        var calls = rows.Select(row => new Redaction(row.With(reader(row.Document)).Read(), viewer, desk.Value.ShowMonitoring));
        return [.. calls.Where(call => call.IsReadable).Select(call => new FoundCall(
            call.Call.Id, call.Call.ArrivedAt, call.Numbers.Of(call.Call.From), queues.Now[call.Call.Queue].Name, PastWords.Of(call.Call)))];
    }
}
