namespace WarmTransfer.Core.Calls;

/// <summary>What supervisors ask of a call. Whether somebody is a supervisor is known at the door, not here.</summary>
internal static class WatchIntents
{
    public static Step Check(Call call, CallEvent.Intent.BySupervisor intent, DateTimeOffset now) => intent switch
    {
        CallEvent.Intent.Watch i => Watch(call, i, now),
        CallEvent.Intent.ChangeWatch i => OfWatcher(call, i.By, leg => Change(call, leg, i.Mode)),
        CallEvent.Intent.StopWatching i => OfWatcher(call, i.By, leg => Release(call, leg.Id)),
        CallEvent.Intent.TakeOver i => OfWatcher(call, i.By, leg => TakingOver.Begin(call, leg, now)),
        CallEvent.Intent.Remove i => Removing.Check(call, i, now),
        CallEvent.Intent.ClaimHand i => Hands.Claim(call, i.By),
        _ => throw new InvalidOperationException($"{intent.GetType().Name} is not a supervisor's intent that is known here."),
    };

    /// <summary>Hangs a leg up that the call goes on without.</summary>
    public static Step Release(Call call, LegId leg) => Step.Of(call.With(call[leg] with { Released = true }), new CallEffect.EndLeg(leg));

    // The supervisor's browser has called us, so the leg is answered already and only needs its place.
    private static Step Watch(Call call, CallEvent.Intent.Watch i, DateTimeOffset now)
    {
        if (call.PartOf(i.By) is not null) return Step.Refuse(call, RefusalCode.Taken, "You are on this call already.");
        var (planned, leg) = Dialling.Plan(call, Target.To(i.By), now);
        return Step.Of(planned.With(leg with { Sid = i.Sid, DialAsked = true, Progress = LegProgress.Admitted, Watch = i.Mode }));
    }

    private static Step OfWatcher(Call call, AgentId by, Func<Leg, Step> then) => call.PartOf(by) is { } leg && call.IsWatching(leg)
        ? then(leg)
        : Step.Refuse(call, RefusalCode.NotYourCall, "You are not listening to this call.");

    private static Step Change(Call call, Leg leg, WatchMode mode) => leg.Watch == mode
        ? Step.Refuse(call, RefusalCode.WrongPhase, "That is how you take part already.")
        : Step.Of(call.With(leg with { Watch = mode }));
}
