using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Leads;

/// <summary>
/// Calls customers who were promised a call, when it is their turn. The agent whom routing has chosen is rung, and when they have picked up, the customer; or, where the queue wants it,
/// the customer, as soon as an agent is about to be free.
/// </summary>
internal sealed class CallBacks(LeadStore store, LeadBoard leads, LiveHours hours, LiveQueues queues, Board board, IOutboundDesk outbound)
{
    private const string Act = "is rung to call a customer back", Customer = "customer", Routing = "routing";

    /// <summary>Those whose turn may come, as routing sees them. Nobody is in line twice: this node may not have heard yet that the call is over with which they booked.</summary>
    public ImmutableArray<Call> InLine(DateTimeOffset now)
    {
        if (!leads.Now.Any(lead => lead.Booking is not null)) return [];
        var here = board.Snapshot.Calls.Values.Where(call => call is { Direction: CallDirection.Inbound, IsOver: false }).Select(call => call.From).ToHashSet();
        return Bookings.InLine(leads.Now, queue => hours.IsClosed(queue, now), here.Contains, now).RemoveAll(call => board.Snapshot.Open.ContainsKey(call.Id));
    }

    /// <summary>Of these, whose phone is rung before an agent's.</summary>
    public ImmutableHashSet<CallId> CustomersFirst => Bookings.CustomersFirst(queues.Now, leads.Now);

    /// <summary>The open lead of a number that was promised a call, and is not being called; null: there is none.</summary>
    public Lead? PromisedTo(string number) => leads.Now.FirstOrDefault(lead => lead is { IsOpen: true, Booking: not null, Calling: null } && lead.Number == number);

    /// <summary>The agent is rung, and then the customer.</summary>
    /// <param name="promised">The customer as routing sees them.</param>
    // The lead says first that it is being called: two agents are never rung for the same customer, at whichever node it is decided.
    public Task Begin(Call promised, Offer offer, CancellationToken cancel) =>
        // One agent is enough, however many the queue rings for those who wait.
        offer.Also ? Task.CompletedTask : Begin(promised, call => new LeadEvent.CallBack(offer.Agent, call), offer.Agent, Act, offer.Why, cancel);

    /// <summary>The customer is called, and waits for the agent who is about to be free.</summary>
    public Task CallCustomer(Call promised, CancellationToken cancel) =>
        Begin(promised, call => new LeadEvent.CalledFirst(call), by: null, "calls a customer back before an agent is free", $"an agent is about to be free", cancel);

    /// <summary>The customer cancels by a key, as they call again. Whether there was something to cancel.</summary>
    public async Task<bool> Cancel(Call call, CancellationToken cancel)
    {
        if (PromisedTo(call.From) is not { } lead) return false;
        var (_, refusal) = await store.Change(lead.Id, new LeadEvent.Cancelled(call.Id), new AuditEntry(Customer, "cancels a call-back", AuditOutcome.Done, $"lead {lead.Id}", call.Id), cancel);
        await leads.Look(cancel);
        return refusal is null;
    }

    private async Task Begin(Call promised, Func<CallId, LeadEvent> called, AgentId? by, string act, Sentence why, CancellationToken cancel)
    {
        var (command, lead) = (Guid.NewGuid(), new LeadId(promised.Id.Value));
        var call = CallId.OfOurs(command);
        var (taken, refusal) = await store.Change(lead, called(call), new AuditEntry(by?.Value ?? Routing, act, AuditOutcome.Done, $"lead {lead}: {why.English}", call), cancel);
        if (refusal is null && await outbound.Begin(new OutboundOrder(by, taken!.Number, taken.Queue, taken.Called, $"Call-back, {why}", taken.Language), command, cancel) is not null)
            await store.Change(lead, new LeadEvent.NotBegun(call), done: null, CancellationToken.None);
        leads.AtOnce();
    }
}
