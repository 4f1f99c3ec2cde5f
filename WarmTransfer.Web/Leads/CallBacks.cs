using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Hours;

namespace WarmTransfer.Web.Leads;

/// <summary>Calls customers who were promised a call, when it is their turn: the agent whom routing has chosen is rung, and when they have picked up, the customer.</summary>
internal sealed class CallBacks(LeadStore store, LeadBoard leads, LiveHours hours, IOutboundDesk outbound)
{
    private const string Act = "is rung to call a customer back";

    /// <summary>Those whose turn may come, as routing sees them.</summary>
    public ImmutableArray<Call> InLine(DateTimeOffset now) => Bookings.InLine(leads.Now, queue => hours.IsClosed(queue, now), now);

    /// <param name="promised">The customer as routing sees them.</param>
    // The lead says first that it is being called: two agents are never rung for the same customer, at whichever node it is decided.
    public async Task Begin(Call promised, Offer offer, CancellationToken cancel)
    {
        // One agent is enough, however many the queue rings for those who wait.
        if (offer.Also) return;
        var (command, lead) = (Guid.NewGuid(), new LeadId(promised.Id.Value));
        var call = CallId.OfOurs(command);
        var (taken, refusal) = await store.Change(lead, new LeadEvent.CallBack(offer.Agent, call), new AuditEntry(offer.Agent.Value, Act, AuditOutcome.Done, $"lead {lead}: {offer.Why}", call), cancel);
        if (refusal is null && await outbound.Begin(new OutboundOrder(offer.Agent, taken!.Number, taken.Queue, taken.Called, $"Call-back, {offer.Why}"), command, cancel) is not null)
            await store.Change(lead, new LeadEvent.NotBegun(call), done: null, CancellationToken.None);
        leads.AtOnce();
    }
}
