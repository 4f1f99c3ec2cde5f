namespace WarmTransfer.Core.Calls;

/// <summary>A call that has gone to voicemail: over for agents, and not yet for the customer.</summary>
public static class Voicemail
{
    /// <summary>What is shorter is no message.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>Where Twilio asks next for the customer's leg, the voicemail is what it gets.</summary>
    public static bool Has(Call call) => call.Phase is CallPhase.Ended { Reason: EndReason.Voicemail };

    // A customer who still hears music has never been asked for their message: sent there, and not hung up on.
    internal static CallEffect LetGo(Call call, Leg leg) =>
        Has(call) && leg.Id == LegId.Customer ? new CallEffect.RedirectLeg(leg.Id, Math.Max(leg.Room, 1)) : new CallEffect.EndLeg(leg.Id);

    // Whoever went there as they called has never waited: the queue was closed to them. Others have given up waiting.
    internal static Call WithoutMessage(Call call) => call.Phase is CallPhase.Ended { Reason: EndReason.Voicemail } ended
        ? call with { Phase = ended with { Reason = ended.At == call.ArrivedAt ? EndReason.Closed : EndReason.CustomerLeft } }
        : call;
}
