using WarmTransfer.Core;
using WarmTransfer.Core.Leads;

namespace WarmTransfer.Web.Leads;

/// <summary>What leads are called where they are read of.</summary>
internal static class LeadWords
{
    public static Sentence Of(MissedBecause why) => why switch
    {
        MissedBecause.Abandoned => $"Hung up waiting",
        MissedBecause.Closed => $"Called while closed",
        MissedBecause.TurnedAway => $"Nobody could answer",
        MissedBecause.Booked => $"Asked to be called back",
        MissedBecause.FollowUp => $"Was promised another call",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "Not a reason."),
    };

    public static Sentence Of(LeadOutcome outcome) => outcome switch
    {
        LeadOutcome.Busy => $"busy",
        LeadOutcome.NoAnswer => $"no answer",
        LeadOutcome.Failed => $"could not be called",
        LeadOutcome.CalledOff => $"called off",
        LeadOutcome.HungUp => $"did not wait for an agent",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    /// <summary>To the agent who called.</summary>
    public static Sentence Told(LeadOutcome outcome) => outcome switch
    {
        LeadOutcome.Busy => $"The customer is busy, or has declined. The lead is open again.",
        LeadOutcome.NoAnswer => $"The customer did not answer. The lead is open again.",
        LeadOutcome.Failed => $"The customer could not be called. The lead is open again.",
        LeadOutcome.CalledOff => $"The call-back was called off before the customer answered. The lead is open again.",
        LeadOutcome.HungUp => $"The customer hung up before an agent was free. The lead is open again.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    public static Sentence Of(LeadEnd end, string? by) => end.How switch
    {
        LeadEnding.Answered => $"Spoken to",
        LeadEnding.Cancelled => $"Cancelled by the customer",
        LeadEnding.Done => $"Done by {by}",
        LeadEnding.GivenUp => $"Given up by {by}: {end.Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end.How, "Not an ending."),
    };
}
