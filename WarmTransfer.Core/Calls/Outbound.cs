namespace WarmTransfer.Core.Calls;

/// <summary>
/// A call that we begin. The agent comes first, so that no customer picks up and hears nobody; or, where that was promised, the customer, who hears music then,
/// first in line. As soon as the customer has picked up it is a call like any other: until then nobody waits, and whatever goes wrong ends it.
/// </summary>
internal static class Outbound
{
    public static Step Begin(CallId id, CallEvent.Intent.CallOut i, CallPolicy policy, DateTimeOffset now)
    {
        var (planned, owner) = Dialling.Plan(Nobody(id, i.Number, i.CallerId, i.Queue, i.Language, now), Target.To(i.By), now);
        return Allowed(planned with { Phase = new CallPhase.CallingOut(owner.Id) }, policy);
    }

    public static Step Begin(CallId id, CallEvent.Intent.CallCustomer i, CallPolicy policy, DateTimeOffset now) => Allowed(Nobody(id, i.Number, i.CallerId, i.Queue, i.Language, now), policy);

    // Whoever has picked up is a customer like any other, even if the agent is gone by now: they wait for the next one, first in line.
    public static Step Settle(Call call, Leg owner, DateTimeOffset now) => (owner.IsLive, call.Customer.Progress) switch
    {
        (_, LegProgress.Answered or LegProgress.Admitted) => Step.Of(Offers.Answered(call, owner.Id, now)),
        (_, LegProgress.Ended) => Step.Of(call.Go(new CallPhase.Ended(EndReason.NotReached, now), now)),
        (false, _) => CallOff(call, now),
        (true, _) => Step.Of(call),
    };

    /// <summary>As above, where no agent is there yet.</summary>
    public static Step Settle(Call call, DateTimeOffset now) => call.Customer.Progress switch
    {
        LegProgress.Answered or LegProgress.Admitted => Step.Of(call.Go(new CallPhase.Waiting(), now) with { CalledAt = now, EnteredQueueAt = now }),
        LegProgress.Ended => Step.Of(call.Go(new CallPhase.Ended(EndReason.NotReached, now), now)),
        _ => Step.Of(call),
    };

    public static Step CallOff(Call call, DateTimeOffset now) => Step.Of(call.Go(new CallPhase.Ended(EndReason.CalledOff, now), now));

    /// <summary>Whether the customer's phone may be rung: the agent is there, and hears music, or nobody has to be.</summary>
    public static bool MayDialCustomer(Call call) => call.Phase is CallPhase.CallingCustomer || call.Phase is CallPhase.CallingOut p && call[p.Owner] is { Released: false } owner && owner.IsIn(call.Room);

    private static Step Allowed(Call begun, CallPolicy policy) => policy.Numbers.Refuse(begun.From) is { } refusal ? Step.Refuse(begun, refusal.Code, refusal.Reason) : Step.Of(begun);

    private static Call Nobody(CallId id, string number, string callerId, QueueId queue, string? language, DateTimeOffset now) => new()
    {
        Id = id,
        Direction = CallDirection.Outbound,
        From = number,
        To = callerId,
        Queue = queue,
        Language = language,
        ArrivedAt = now,
        Phase = new CallPhase.CallingCustomer(),
        PhaseSince = now,
        Legs = [new Leg { Id = LegId.Customer, Progress = LegProgress.Planned, Since = now, EndsCall = true, EndsRoom = true }],
    };
}
