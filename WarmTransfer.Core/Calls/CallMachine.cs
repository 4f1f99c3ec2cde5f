namespace WarmTransfer.Core.Calls;

/// <summary>
/// The only place that decides anything about a call. Facts are merged into the legs, intents are checked; then the phase is
/// settled from what the legs now are, so it does not matter in which order, or how often, Twilio told us.
/// </summary>
public sealed class CallMachine(CallPolicy policy)
{
    /// <summary>A call that has just come in.</summary>
    public static Call Arrive(CallId id, CallEvent.Fact.CustomerArrived arrival, DateTimeOffset now) => new()
    {
        Id = id,
        From = arrival.From,
        To = arrival.To,
        Verification = arrival.Verification,
        Queue = arrival.Queue ?? QueueId.Default,
        ArrivedAt = now,
        Phase = new CallPhase.Waiting(),
        PhaseSince = now,
        Legs = [new Leg { Id = LegId.Customer, Sid = id.Value, Progress = LegProgress.Answered, Since = now, EndsCall = true, EndsRoom = true }],
    };

    public Step Apply(Call call, CallEvent e, DateTimeOffset now)
    {
        var step = e switch
        {
            CallEvent.Fact fact => Facts.Merge(call, fact, now),
            CallEvent.Intent intent => Intents.Check(call, intent, policy, now),
            _ => throw new InvalidOperationException($"{e.GetType().Name} is neither fact nor intent."),
        };
        return step.Refusal is null ? step.Then(merged => Settle(merged, now)) : step;
    }

    /// <summary>Repeats the rules until none applies: one event may settle two things, such as both agents being gone.</summary>
    private Step Settle(Call call, DateTimeOffset now)
    {
        var step = Consequences.Of(call, policy, now);
        return step.Call == call && step.Effects.IsEmpty
            ? Holding.Follow(call).Then(Coaching.Follow).Then(HelpRequests.Follow).Then(next => Dialling.Follow(next, policy, now))
            : step.Then(next => Settle(next, now));
    }
}
