using System.Collections.Immutable;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Leads;

/// <summary>Customers who were promised a call, as routing sees them: in line among those who wait, in the place that they had.</summary>
public static class Bookings
{
    /// <summary>Those whose turn may come: nobody sees to them, and it is not too early to try again.</summary>
    /// <param name="isClosed">Whether a queue is closed now: nobody is called then.</param>
    public static ImmutableArray<Call> InLine(IEnumerable<Lead> leads, Predicate<QueueId> isClosed, DateTimeOffset now) =>
        [.. leads.Where(lead => IsDue(lead, now) && !isClosed(lead.Queue)).Select(InLine)];

    private static bool IsDue(Lead lead, DateTimeOffset now) => lead is { IsOpen: true, Calling: null, Booking: { } booking } && lead.HolderAt(now) is null && booking.NotBefore <= now;

    // With the id of the call with which the lead began: that one is over, and no other has it.
    private static Call InLine(Lead lead) => new()
    {
        Id = new CallId(lead.Id.Value),
        Direction = CallDirection.Outbound,
        From = lead.Number,
        To = lead.Called,
        Queue = lead.Queue,
        ArrivedAt = lead.Booking!.ArrivedAt,
        Phase = new CallPhase.Waiting(),
        PhaseSince = lead.Booking.NotBefore,
        Legs = [new Leg { Id = LegId.Customer, Since = lead.Booking.NotBefore }],
        PassedBy = lead.Attempts.Where(attempt => attempt.Outcome is LeadOutcome.CalledOff).GroupBy(attempt => attempt.By).ToImmutableDictionary(agent => agent.Key, agent => agent.Max(attempt => attempt.At)),
    };
}
