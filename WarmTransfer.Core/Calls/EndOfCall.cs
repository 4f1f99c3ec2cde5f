using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>Lets everybody go, once, when the call has just ended: those in the room are sent out by its end, those who ring are called off.</summary>
internal static class EndOfCall
{
    public static Step LetGo(Call call, CallPhase.Ended ended, CallPolicy policy)
    {
        var live = call.Legs.FindAll(leg => leg is { IsLive: true, Released: false });
        if (live.IsEmpty) return Step.Of(call);
        var released = live.Aggregate(call, (next, leg) => next.With(Release(leg, ended.At)));
        return new Step(released, Effects(call, live, ended, policy));
    }

    /// <summary>Whether the leg is where the call was sent as it ended for us: in its voicemail, or with somebody outside.</summary>
    public static bool GoesOn(Call call, LegId leg) => leg == LegId.Customer
        && call.Phase is CallPhase.Ended { Reason: EndReason.Voicemail or EndReason.ForwardedWhileClosed or EndReason.ForwardedOnOverflow or EndReason.ForwardedByFlow };

    // What was never dialled is over at once.
    private static Leg Release(Leg leg, DateTimeOffset at) => leg is { Progress: LegProgress.Planned, DialAsked: false }
        ? leg.End(leg.Id == LegId.Customer ? LegEnding.Canceled : LegEnding.CallerLeft, at)
        : leg with { Released = true };

    private static ImmutableList<CallEffect> Effects(Call call, ImmutableList<Leg> live, CallPhase.Ended ended, CallPolicy policy) =>
    [
        new CallEffect.EndRoom(call.Room),
        .. live.Where(leg => leg.Progress < LegProgress.Admitted && leg.DialAsked).Select(leg => new CallEffect.EndLeg(leg.Id)),
        // In no room that ends: what they are told is of a call that is over.
        .. live.Where(leg => leg is { HearsBriefing: true, Progress: LegProgress.Admitted, Presence: Presence.NotYet }).Select(leg => new CallEffect.RedirectLeg(leg.Id, call.Room)),
        new CallEffect.StartTimer(new CallEvent.Fact.EndTimedOut(), ended.At + policy.EndGrace),
    ];
}
