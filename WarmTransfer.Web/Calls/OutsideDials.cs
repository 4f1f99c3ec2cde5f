using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Calls;

/// <summary>Which outside numbers have been dialled lately, at whichever node: as the database has it.</summary>
internal sealed class OutsideDials(IDbContextFactory<WarmTransferDb> databases)
{
    private const string Act = "has an outside number dialled";

    // As it is written in the JSON of an event with such a target.
    private const string Mark = "\"number\"";

    /// <summary>What the audit gets of an event with which an outside number is dialled; committed with the event. The number is in the event alone.</summary>
    public static AuditEntry? Of(Post post) => DialOf(post.Event, default) is { } dial
        ? new(dial.By?.Value ?? post.Actor, Act, AuditOutcome.Done, Json.NameOf(post.Event), post.Call)
        : null;

    public async Task<IReadOnlyList<OutsideDial>> Since(DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Rows(db, since).ToListAsync(cancel);
        var reader = await CustomerNumbers.Reader(db, rows.Select(row => row.Payload), cancel);
        return [.. rows.Select(row => Read(row.With(reader(row.Payload)))).OfType<OutsideDial>()];
    }

    // By way of the audit, which is small and is found by time: events are many, and are found by their call.
    public static IQueryable<EventRow> Rows(WarmTransferDb db, DateTimeOffset since) => db.Events.AsNoTracking().Where(row =>
        db.Audit.Where(dial => dial.At >= since && dial.Act == Act).Select(dial => dial.CallId).Contains(row.CallId)
        && row.At >= since && row.Refusal == null && row.Payload.Contains(Mark));

    private static OutsideDial? Read(EventRow row) => DialOf(Json.Read<CallEvent>(row.Payload), row.At);

    /// <summary>Null for an event with which no outside number is dialled.</summary>
    public static OutsideDial? DialOf(CallEvent happened, DateTimeOffset at) => happened switch
    {
        CallEvent.Intent.Transfer { Target: Target.Outside to } dial => new(dial.By, to.Number, at),
        CallEvent.Intent.CallOut call => new(call.By, call.Number, at),
        CallEvent.Intent.CallCustomer call => new(null, call.Number, at),
        CallEvent.Intent.Overflow { Rule.Then: Destination.ToNumber to } => new(null, to.Number, at),
        CallEvent.Fact.CustomerArrived { Closed: Destination.ToNumber to } => new(null, to.Number, at),
        CallEvent.Fact.CustomerArrived { Flow.Exit.To: Destination.ToNumber to } => new(null, to.Number, at),
        CallEvent.Fact.FlowStepped { Progress.Exit.To: Destination.ToNumber to } => new(null, to.Number, at),
        _ => null,
    };
}
