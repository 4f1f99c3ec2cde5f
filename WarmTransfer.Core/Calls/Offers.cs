using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>An offer to one agent or to several at once: one mechanism, in which the first leg that is admitted has the call.</summary>
internal static class Offers
{
    public static Step Ring(Call call, CallEvent.Intent.Offer i, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Waiting => Ring(call, i.Agent, new CallPhase.Offered([]), now),
        CallPhase.Offered p when i.Also && call.PartOf(i.Agent) is null => Ring(call, i.Agent, p, now),
        _ => Step.Refuse(call, RefusalCode.Taken, $"The customer is no longer waiting."),
    };

    /// <summary>Somebody has answered, or nobody is left whom it rings at.</summary>
    public static Step Settle(Call call, CallPhase.Offered offer, DateTimeOffset now)
    {
        if (offer.Legs.FirstOrDefault(id => call[id].Progress == LegProgress.Admitted) is { Value: not null } first) return Taken(call, offer, first, now);
        var ringing = offer.Legs.RemoveAll(id => !call[id].IsLive);
        if (!ringing.IsEmpty && ringing.Length == offer.Legs.Length) return Step.Of(call);
        var passed = offer.Legs.Except(ringing).Aggregate(call, (next, id) => PassBy(next, next[id], now));
        return Step.Of(passed.Go(Left(offer, ringing), now));
    }

    /// <summary>It rings on at these; when there are none, whoever was lost may still come back.</summary>
    public static CallPhase Left(CallPhase.Offered offer, ImmutableArray<LegId> ringing) => (ringing.IsEmpty, offer.Lost) switch
    {
        (false, _) => offer with { Legs = ringing },
        (true, { } lost) => new CallPhase.Rejoining(lost.Agent, lost.Until),
        (true, null) => new CallPhase.Waiting(),
    };

    public static Call Answered(Call call, LegId agent, DateTimeOffset now) =>
        call.Go(new CallPhase.Talking(agent), now) with { AnsweredAt = call.AnsweredAt ?? now };

    /// <summary>Where it rings for nothing now, the screen says who was faster.</summary>
    public static Step CallOff(Call call, CallPhase.Offered offer, LegId first, DateTimeOffset now) =>
        offer.Legs.Where(id => id != first && call[id].IsLive).Aggregate(Step.Of(call), (step, id) => step.Then(next =>
            Dialling.CallOff(next.With(next[id] with { LostTo = first }), id, now)));

    private static Step Ring(Call call, AgentId agent, CallPhase.Offered others, DateTimeOffset now)
    {
        var (planned, leg) = Dialling.Plan(call, Target.To(agent), now);
        return Step.Of(planned.Go(others with { Legs = others.Legs.Add(leg.Id) }, now));
    }

    private static Step Taken(Call call, CallPhase.Offered offer, LegId first, DateTimeOffset now) =>
        CallOff(Answered(call, first, now), offer, first, now).Then(next => Waits.CutShort(next, now));

    /// <summary>Routing prefers the others from now on.</summary>
    public static Call PassBy(Call call, Leg leg, DateTimeOffset now) =>
        leg.Agent is { } agent ? call with { PassedBy = call.PassedBy.SetItem(agent, now) } : call;
}
