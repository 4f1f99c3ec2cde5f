using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>Compares one call with Twilio and posts what was missed.</summary>
internal sealed class CallReconciler(TwilioReader twilioCalls, Desk desk, AgentDesk agents, LastConfirmed confirmed, NodeBus bus, Measures measures, ILogger<CallReconciler> log)
{
    public const string Actor = "reconciler";

    /// <param name="call">As it was before Twilio was asked which rooms are live.</param>
    /// <param name="earlier">The look before this one, when that called for another.</param>
    public async Task<(CallAtTwilio Seen, ImmutableArray<CallEvent.Fact> Missed)> Reconcile(Call call, LiveRooms live, CallAtTwilio? earlier, CancellationToken cancel)
    {
        var seen = await twilioCalls.Look(call, live, cancel);
        ImmutableArray<CallEvent.Fact> missed = [.. CallDifferences.Compare(call, seen, earlier)];
        foreach (var fact in missed)
        {
            log.LogInformation("Call {Call}: {Fact} was missed.", call.Id, fact.GetType().Name);
            measures.Missed(fact.GetType().Name);
            if (fact is CallEvent.Fact.ParticipantsFound found) await Meet(found, cancel);
            await desk.Post(new Post(call.Id, fact, Actor), cancel);
        }

        confirmed.Add(call.Id, seen.At);
        bus.Tell(node => new NodeNews(node) { Confirmed = ImmutableDictionary<string, DateTimeOffset>.Empty.Add(call.Id.Value, seen.At) });
        return (seen, missed);
    }

    // A copy of the database may be from before their first day.
    private async Task Meet(CallEvent.Fact.ParticipantsFound found, CancellationToken cancel)
    {
        foreach (var one in found.Participants)
            if (one.Party is Target.Colleague colleague) await agents.Meet(colleague.Agent, cancel);
    }
}
