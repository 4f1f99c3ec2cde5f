using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Leads;

/// <summary>What a call means for the lead of its number.</summary>
public static class LeadNews
{
    /// <summary>Null: nothing, or nothing yet.</summary>
    /// <param name="shortest">A customer who hung up sooner has dialled by mistake or thought better of it.</param>
    public static LeadEvent? Of(Call call, TimeSpan shortest) => call switch
    {
        { AnsweredAt: { } at } => new LeadEvent.Answered(call.Id, at),
        { Direction: CallDirection.Outbound, Phase: CallPhase.Ended } => new LeadEvent.NotReached(call.Id, Outcome(call)),
        { Phase: CallPhase.Ended { Reason: EndReason.Closed, At: var at } } => new LeadEvent.Missed(new MissedCall(call.Id, at, TimeSpan.Zero, MissedBecause.Closed), call.To, call.Queue, call.Language),
        { Phase: CallPhase.Ended { Reason: EndReason.CustomerLeft, At: var at } } when at - call.QueuedAt >= shortest =>
            Missed(call, at, MissedBecause.Abandoned),
        { Phase: CallPhase.Ended { Reason: EndReason.TurnedAway, At: var at } } => Missed(call, at, MissedBecause.TurnedAway),
        { Phase: CallPhase.Ended { Reason: EndReason.CallBackBooked, At: var at } } => Missed(call, at, MissedBecause.Booked),
        _ => null,
    };

    private static LeadEvent.Missed Missed(Call call, DateTimeOffset at, MissedBecause why) => new(new MissedCall(call.Id, at, at - call.QueuedAt, why), call.To, call.Queue, call.Language);

    private static LeadOutcome Outcome(Call call) => (call.Phase, call.Customer.Ending) switch
    {
        (CallPhase.Ended { Reason: EndReason.NotReached }, LegEnding.Declined) => LeadOutcome.Busy,
        (CallPhase.Ended { Reason: EndReason.NotReached }, LegEnding.NoAnswer or LegEnding.HungUp) => LeadOutcome.NoAnswer,
        (CallPhase.Ended { Reason: EndReason.NotReached }, _) => LeadOutcome.Failed,
        _ => call.CalledAt is null ? LeadOutcome.CalledOff : LeadOutcome.HungUp,
    };
}
