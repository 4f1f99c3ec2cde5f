using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Dialling;

/// <summary>A queue for which an agent may call.</summary>
/// <param name="CallerId">What the customer sees.</param>
/// <param name="Verified">Whether Twilio lets it be shown; null: it does not say.</param>
/// <param name="WhyNot">Why nobody is called for it now; null: they are.</param>
public sealed record DialQueue(QueueId Id, string Name, string CallerId, bool? Verified, Sentence? WhyNot);

/// <summary>What an agent needs to call somebody: the queues, their own first, and their book.</summary>
public sealed record DialView(ImmutableArray<DialQueue> Queues, ImmutableArray<BookEntry> Book);

/// <summary>Who is to be called.</summary>
/// <param name="Number">As it was typed; empty where <paramref name="Again"/> says it.</param>
/// <param name="Again">A call whose customer is called again: whoever may see the call need not see the number.</param>
public sealed record DialOrder(string Number, QueueId Queue, CallId? Again = null);

/// <summary>What agents ask of their phone: to call somebody, and to keep numbers. Null: done.</summary>
public interface IDialDesk
{
    Task<DialView> Look(CurrentAgent viewer, CancellationToken cancel);

    /// <summary>The agent's phone rings first, then the customer's. The same <paramref name="command"/> again begins no second call.</summary>
    Task<Refusal?> Call(CurrentAgent by, DialOrder order, Guid command, CancellationToken cancel);

    Task<Refusal?> Keep(CurrentAgent by, string number, string name, CancellationToken cancel);

    Task<Refusal?> Forget(CurrentAgent by, string number, CancellationToken cancel);
}

/// <inheritdoc cref="IDialDesk"/>
internal sealed class DialDesk(
    LeadRights rights, LiveQueues queues, LiveHours hours, LivePolicies policies, IOutboundDesk outbound, CallerIds callerIds, PhoneBook book, CallSight sight, IAuditLog audit, TimeProvider clock) : IDialDesk
{
    private const string Act = "calls a number";
    private static readonly Refusal NotYours = new(RefusalCode.NotPermitted, $"You are not an agent of this queue.");
    private static readonly Refusal NoSuchCall = new(RefusalCode.Unknown, $"There is no such call.");
    private static readonly Refusal LongName = new(RefusalCode.TooLong, $"A name has no more than {PhoneBookModel.NameLength} characters.");

    public async Task<DialView> Look(CurrentAgent viewer, CancellationToken cancel)
    {
        var (me, seen) = (new AgentId(viewer.AgentId), queues.Now.All.Where(queue => rights.AreOf(viewer, queue.Id)));
        var views = new List<DialQueue>();
        foreach (var queue in seen.OrderByDescending(queue => queue.Agents?.Contains(me))) views.Add(await View(queue, cancel));
        return new DialView([.. views], await book.Of(me, cancel));
    }

    public async Task<Refusal?> Call(CurrentAgent by, DialOrder order, Guid command, CancellationToken cancel)
    {
        var (me, number) = (new AgentId(by.AgentId), order.Again is { } again ? (await sight.Find(again, by, cancel))?.From : TypedNumber.Plain(order.Number));
        if (number is null) return NoSuchCall;
        var refusal = await Refuse(me, order.Queue, cancel) ?? policies.Calls.Numbers.Refuse(number) ?? await callerIds.Refuse(outbound.CallerIdOf(order.Queue), cancel)
            ?? await outbound.Begin(new OutboundOrder(me, number, order.Queue, Reason: $"Called by hand"), command, cancel);
        if (refusal is { Code: RefusalCode.NotPermitted }) await audit.Write(new AuditEntry(by.AgentId, Act, AuditOutcome.Denied, refusal.Reason.English));
        // Whoever may not see the number has not dialled it either.
        if (refusal is null && order.Again is null) await book.Dialled(me, number, CancellationToken.None);
        return refusal;
    }

    public async Task<Refusal?> Keep(CurrentAgent by, string number, string name, CancellationToken cancel) => NumberPlan.RefuseForm(TypedNumber.Plain(number))
        ?? (name.Trim().Length > PhoneBookModel.NameLength ? LongName : await book.Keep(new AgentId(by.AgentId), TypedNumber.Plain(number), name.Trim(), cancel));

    public async Task<Refusal?> Forget(CurrentAgent by, string number, CancellationToken cancel)
    {
        await book.Forget(new AgentId(by.AgentId), number, cancel);
        return null;
    }

    private async Task<DialQueue> View(Queue queue, CancellationToken cancel)
    {
        var shown = outbound.CallerIdOf(queue.Id);
        var verified = await callerIds.MayShow(shown, cancel);
        return new DialQueue(queue.Id, queue.Name, shown, verified, Closed(queue)?.Reason ?? (verified is false ? (await callerIds.Refuse(shown, cancel))?.Reason : null));
    }

    private async Task<Refusal?> Refuse(AgentId me, QueueId queue, CancellationToken cancel) =>
        !queues.Now.Contains(queue) || !await rights.AreOf(me, queue, cancel) ? NotYours : Closed(queues.Now[queue]);

    private Refusal? Closed(Queue queue) => hours.IsClosed(queue.Id, clock.GetUtcNow())
        ? new(RefusalCode.WrongPhase, $"{queue.Name} is closed now: nobody is called for it outside of its hours.")
        : null;
}
