namespace WarmTransfer.Core.Calls;

/// <summary>What becomes of a transfer to an agent who does not take it.</summary>
public enum UntakenTransfer
{
    /// <summary>The customer is given back to the agent who wanted it.</summary>
    Return,

    /// <summary>Other agents of the queue are rung, one after the other; after <see cref="NextExperts.Most"/> in all the customer is given back.</summary>
    NextExpert,

    /// <summary>A customer who is with nobody, because the first agent has left, goes to the voicemail of the queue; any other is given back.</summary>
    Voicemail,
}

/// <summary>How far the search is for an agent in place of one who did not take the transfer.</summary>
public enum ExpertSearch
{
    /// <summary>There is none: the chosen agent is rung, or has answered.</summary>
    None,

    Looking,

    /// <summary>Nobody else is free.</summary>
    InVain,
}

/// <summary>
/// Rings another agent of the queue in place of one who did not take the transfer, where the queue wants it so; and one agent of a queue after the other where a whole queue
/// was asked. The customer stays as they are.
/// </summary>
public static class NextExperts
{
    /// <summary>So many agents are rung for one transfer.</summary>
    public const int Most = 3;

    /// <summary>Whether another agent is rung should this one not take the transfer.</summary>
    public static bool Follow(Call call, Leg second, CallPolicy policy) =>
        second is { Agent: not null, Released: false } && (call.Handover?.Experts is not null || policy.SeeksExperts(call)) && call.AgentLegs.Count(leg => HasLetPass(call, leg) && leg.Id != second.Id) < Most - 1;

    /// <summary>How many agents have been rung for this transfer, with the one who rings now.</summary>
    public static int Rung(Call call) => call.AgentLegs.Count(leg => HasLetPass(call, leg) || leg is { SoughtIn: null } && leg.Id == call.Phase.SecondLeg && leg.IsLive);

    /// <summary>Whether the agent was rung for this transfer already.</summary>
    public static bool HasLetPass(Call call, AgentId agent) => call.AgentLegs.Any(leg => leg.Agent == agent && HasLetPass(call, leg));

    /// <summary>The search is under way, or begins; null where the customer is to be given back, as from a transfer that was only found at Twilio: nobody knows whom it was for.</summary>
    internal static Step? Seek(Call call, Leg second, CallPolicy policy, DateTimeOffset now) => call.Handover switch
    {
        { Search: ExpertSearch.Looking } => Step.Of(call),
        { Search: ExpertSearch.None } handover when Follow(call, second, policy) => Step.Of(
            LetPass(call, second, now) with { Handover = handover with { Search = ExpertSearch.Looking } },
            new CallEffect.FindExpert(second.Id)),
        _ => null,
    };

    /// <summary>A queue is asked: routing chooses the first of its experts.</summary>
    internal static Step SeekFirst(Call call, Leg second) => second.SoughtIn is { } queue
        ? Step.Of(call with { Handover = call.Handover! with { Search = ExpertSearch.Looking, Experts = queue } }, new CallEffect.FindExpert(second.Id))
        : Step.Of(call);

    /// <summary>The transfer has failed with this agent, and routing prefers the others.</summary>
    internal static Call LetPass(Call call, Leg second, DateTimeOffset now) => Offers.PassBy(Consequences.Failed(call, second, now), second, now);

    /// <summary>Routing has found somebody, or nobody.</summary>
    internal static Step Ring(Call call, CallEvent.Intent.NextExpert i, DateTimeOffset now) => (call.Phase, call.Handover?.Search) switch
    {
        (CallPhase.DiallingIn or CallPhase.Consulting, ExpertSearch.Looking) => i.Agent is { } agent
            ? Step.Of(Ring(call, agent, now))
            : Step.Of(call with { Handover = call.Handover! with { Search = ExpertSearch.InVain } }),
        _ => Step.Refuse(call, RefusalCode.WrongPhase, $"Nobody is looked for."),
    };

    private static Call Ring(Call call, AgentId agent, DateTimeOffset now)
    {
        var (planned, leg) = Dialling.Plan(call with { Handover = call.Handover! with { Search = ExpertSearch.None } }, Target.To(agent), now);
        return planned.Phase switch
        {
            CallPhase.DiallingIn p => planned.With(leg with { EndsRoom = true }).Go(p with { Second = leg.Id }, now),
            CallPhase.Consulting p => planned.Go(p with { Second = leg.Id, Until = null }, now),
            _ => throw new InvalidOperationException($"{planned.Phase.GetType().Name} has no second agent who rings."),
        };
    }

    private static bool HasLetPass(Call call, Leg leg) => leg is { IsLive: false, AdmittedAt: null, SoughtIn: null } && leg.Since >= call.Handover?.At;
}
