using WarmTransfer.Core.Flows;

namespace WarmTransfer.Core.Calls;

/// <summary>
/// The only place that decides anything about a call. Facts are merged into the legs, intents are checked; then the phase is
/// settled from what the legs now are, so it does not matter in which order, or how often, Twilio told us.
/// </summary>
public sealed class CallMachine(Func<CallPolicy> policy)
{
    public CallMachine(CallPolicy policy) : this(() => policy)
    {
    }

    /// <summary>The rules as they are now.</summary>
    public CallPolicy Policy => policy();

    /// <summary>A call that has just come in. One that found its queue closed, and goes into no other, is over for us as soon as Twilio knows what to do with it.</summary>
    public static Call Arrive(CallId id, CallEvent.Fact.CustomerArrived arrival, DateTimeOffset now) => CallTimes.Begin(Arrived(id, arrival, now));

    private static Call Arrived(CallId id, CallEvent.Fact.CustomerArrived arrival, DateTimeOffset now) => arrival.Closed switch
    {
        null when arrival.Flow is { } progress => FlowFacts.Begin(Waiting(id, arrival, now), progress, now),
        null or Destination.ToQueue => Waiting(id, arrival, now) with { Announced = arrival.Told?.At(now), Notice = Notices.OnArrival(arrival.Told, now) },
        Destination.EndCall => Over(Waiting(id, arrival, now), EndReason.Closed, now),
        Destination.ToCallBack => Over(Waiting(id, arrival, now) with { CallBack = new(arrival.From) }, EndReason.CallBackBooked, now),
        Destination.ToNumber => Over(Waiting(id, arrival, now), EndReason.ForwardedWhileClosed, now),
        Destination.ToVoicemail => Over(Waiting(id, arrival, now), EndReason.Voicemail, now),
        _ => throw new InvalidOperationException($"{arrival.Closed.GetType().Name} is no way that is known here."),
    };

    /// <summary>A call to a customer that an agent begins.</summary>
    public Step Begin(CallId id, CallEvent.Intent.CallOut intent, DateTimeOffset now) => Begun(Outbound.Begin(id, intent, Policy, now), now);

    /// <summary>A call to a customer who was promised one, before an agent is free.</summary>
    public Step Begin(CallId id, CallEvent.Intent.CallCustomer intent, DateTimeOffset now) => Begun(Outbound.Begin(id, intent, Policy, now), now);

    public Step Apply(Call call, CallEvent e, DateTimeOffset now) => Apply(call, e, Policy, now).Then(after => Step.Of(CallTimes.Follow(after, now)));

    private Step Begun(Step step, DateTimeOffset now) => Settled(step, Policy, now).Then(begun => Step.Of(CallTimes.Begin(begun)));

    private static Step Apply(Call call, CallEvent e, CallPolicy policy, DateTimeOffset now) => Settled(
        e switch
        {
            CallEvent.Fact fact => Facts.Merge(call, fact, policy, now),
            CallEvent.Intent intent => Intents.Check(call, intent, policy, now),
            _ => throw new InvalidOperationException($"{e.GetType().Name} is neither fact nor intent."),
        },
        policy, now);

    private static Step Settled(Step step, CallPolicy policy, DateTimeOffset now) => step.Refusal is null ? step.Then(next => Settle(next, policy, now)) : step;

    /// <summary>Repeats the rules until none applies: one event may settle two things, such as both agents being gone.</summary>
    private static Step Settle(Call call, CallPolicy policy, DateTimeOffset now)
    {
        var step = Consequences.Of(call, policy, now);
        return step.Call == call && step.Effects.IsEmpty
            ? Holding.Follow(call).Then(Coaching.Follow).Then(HelpRequests.Follow).Then(next => ConsultRequests.Follow(next, now)).Then(next => Dialling.Follow(next, policy, now)).Then(next => Recordings.Follow(next, policy, now)).Then(next => Notices.Follow(next, policy, now)).Then(next => Transcription.Follow(next, policy, now))
            : step.Then(next => Settle(next, policy, now));
    }

    internal static Call Over(Call call, EndReason reason, DateTimeOffset now) =>
        call.With(call.Customer.End(LegEnding.HungUp, now) with { Released = true }) with { Phase = new CallPhase.Ended(reason, now) };

    private static Call Waiting(CallId id, CallEvent.Fact.CustomerArrived arrival, DateTimeOffset now) => new()
    {
        Id = id,
        From = arrival.From,
        To = arrival.To,
        Verification = arrival.Verification,
        Queue = arrival.Queue ?? QueueId.Default,
        Needs = arrival.Needs,
        ArrivedAt = now,
        Phase = new CallPhase.Waiting(),
        PhaseSince = now,
        Legs = [new Leg { Id = LegId.Customer, Sid = id.Value, Progress = LegProgress.Answered, Since = now, EndsCall = true, EndsRoom = true }],
    };
}
