using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Leads;

/// <summary>Customers who were promised a call, as routing sees them: in line among those who wait, in the place that they had.</summary>
public static class Bookings
{
    /// <summary>Those whose turn may come: nobody sees to them, and it is not too early to try again.</summary>
    /// <param name="isClosed">Whether a queue is closed now: nobody is called then.</param>
    /// <param name="isOnTheLine">Whether somebody is calling us from that number: they would not be reached.</param>
    public static ImmutableArray<Call> InLine(IEnumerable<Lead> leads, Predicate<QueueId> isClosed, Predicate<string> isOnTheLine, DateTimeOffset now) =>
        [.. leads.Where(lead => IsDue(lead, now) && !isClosed(lead.Queue) && !isOnTheLine(lead.Number)).Select(InLine)];

    /// <summary>Of these, whose phone is rung before an agent's: their queue wants it so, and they have not waited in vain for it before.</summary>
    public static ImmutableHashSet<CallId> CustomersFirst(Queues queues, IEnumerable<Lead> leads) =>
        [.. leads.Where(lead => lead.Booking is { AgentFirst: false } && queues[lead.Queue].Waiting.CustomerFirst).Select(lead => new CallId(lead.Id.Value))];

    private static bool IsDue(Lead lead, DateTimeOffset now) => lead is { IsOpen: true, Calling: null, Booking: { } booking } && lead.HolderAt(now) is null && booking.NotBefore <= now;

    // With the id of the call with which the lead began: that one is over, and no other has it.
    private static Call InLine(Lead lead) => new()
    {
        Id = new CallId(lead.Id.Value),
        Direction = CallDirection.Outbound,
        From = lead.Number,
        To = lead.Called,
        Queue = lead.Queue,
        Language = lead.Language,
        ArrivedAt = lead.Booking!.ArrivedAt,
        Phase = new CallPhase.Waiting(),
        PhaseSince = lead.Booking.NotBefore,
        Legs = [new Leg { Id = LegId.Customer, Since = lead.Booking.NotBefore }],
        PassedBy = lead.Attempts.Where(attempt => attempt is { Outcome: LeadOutcome.CalledOff, By: not null }).GroupBy(attempt => attempt.By!.Value).ToImmutableDictionary(agent => agent.Key, agent => agent.Max(attempt => attempt.At)),
    };
}
