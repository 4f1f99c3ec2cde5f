namespace WarmTransfer.Core.Calls;

/// <summary>Places the legs that are planned, as soon as they may be.</summary>
internal static class Dialling
{
    public static Step Follow(Call call, CallPolicy policy, DateTimeOffset now)
    {
        var step = Step.Of(call);
        foreach (var id in call.Phase.Parties) step = step.Then(next => Follow(next, next[id], policy, now));
        return Outbound.MayDialCustomer(call) ? step.Then(next => Follow(next, next.Customer, policy, now)) : step;
    }

    // The guard counts from the first word that Twilio has the call: until then it may wait its turn, because calls are created one by one.
    private static Step Follow(Call call, Leg leg, CallPolicy policy, DateTimeOffset now) => leg switch
    {
        { DialAsked: false, Progress: LegProgress.Planned } when Privacy.MayDial(call, leg.Id) => Dial(call, leg),
        { HasRingTimeout: false, Progress: > LegProgress.Planned and < LegProgress.Admitted } => Guard(call, leg, now + policy.RingTimeOf(call, leg) + policy.RingGrace),
        _ => Step.Of(call),
    };

    /// <summary>A leg that has a part in the call from now on. Whoever calls in by themselves has a sid already and is not dialled.</summary>
    public static (Call Call, Leg Leg) Plan(Call call, Target target, DateTimeOffset now)
    {
        var leg = new Leg { Id = new LegId($"L{call.Legs.Count}"), Progress = LegProgress.Planned, Since = now };
        leg = target switch
        {
            Target.Colleague t => leg with { Agent = t.Agent },
            // Somebody outside has no page to come back from: their hanging up is meant.
            Target.Outside t => leg with { Number = t.Number, EndsCall = true },
            // A queue is not dialled: each of its experts has a leg of their own.
            Target.OtherQueue t => (leg with { SoughtIn = t.Queue }).End(LegEnding.Canceled, now),
            _ => throw new InvalidOperationException($"{target.GetType().Name} is not a target that is known here."),
        };
        return (call with { Legs = call.Legs.Add(leg) }, leg);
    }

    /// <summary>Lets a planned, ringing or connected leg go; what was never dialled is over at once.</summary>
    public static Step CallOff(Call call, LegId id, DateTimeOffset now) => call[id] switch
    {
        { IsLive: false } => Step.Of(call),
        { DialAsked: false } planned => Step.Of(call.With(planned.End(LegEnding.Canceled, now))),
        var leg => Step.Of(call.With(leg with { Released = true }), new CallEffect.EndLeg(id)),
    };

    private static Step Dial(Call call, Leg leg) => Step.Of(
        call.With(leg with { DialAsked = true }),
        leg.Agent is { } agent ? new CallEffect.DialAgent(leg.Id, agent) : new CallEffect.DialNumber(leg.Id, leg.Number ?? call.From));

    private static Step Guard(Call call, Leg leg, DateTimeOffset until) => Step.Of(
        call.With(leg with { HasRingTimeout = true }),
        new CallEffect.StartTimer(new CallEvent.Fact.RingTimedOut(leg.Id), until));
}
