using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Core.Agents;

/// <summary>The only place that decides what an agent is doing.</summary>
public sealed class AgentMachine(Func<AgentPolicy> policy)
{
    public const int ReasonMaxLength = 40;
    public const int FailedMaxLength = 200;

    public AgentMachine(AgentPolicy policy) : this(() => policy)
    {
    }

    /// <summary>The rules as they are now.</summary>
    public AgentPolicy Policy => policy();

    /// <summary>The agent after the event, or why it cannot be; then the agent is unchanged.</summary>
    public (Agent Agent, Refusal? Refusal) Apply(Agent agent, AgentEvent e, DateTimeOffset now) => e switch
    {
        AgentEvent.PhoneSeen seen => (Seen(agent, seen.Until, now), null),
        AgentEvent.PhoneGone => (agent with { ReachableUntil = null }, null),
        AgentEvent.PhoneTested t => Tested(agent, t.Failed, now),
        AgentEvent.Reserved r => Reserve(agent, r, now),
        AgentEvent.TookCall t => (Took(agent, t, now), null),
        AgentEvent.CameBack b => Engage(agent, new Engagement(b.Call, b.Leg, Talking: true, now)),
        AgentEvent.Monitors w => Engage(agent, new Engagement(w.Call, w.Leg, Talking: true, now, Monitoring: true)),
        AgentEvent.FoundOnCall f => (agent with { Engagement = new Engagement(f.Call, f.Leg, Talking: true, now, f.Monitoring), WrapUp = null, Missed = 0, Work = f.Monitoring ? agent.Work : agent.Work.Begin(f.Call) }, null),
        AgentEvent.Freed f => (agent.Engagement is { } held && Is(held, f.Call, f.Leg) ? Free(agent, held, f, now) : agent, null),
        AgentEvent.GoAway a => GoAway(agent with { ForcedBy = a.By }, a.Reason.Trim(), now),
        AgentEvent.Return r => (agent with { Away = null, AwayNext = null, ForcedBy = r.By, IdleSince = agent.Away is null ? agent.IdleSince : now }, null),
        AgentEvent.ExtendWrapUp => Extend(agent, now),
        AgentEvent.FinishWrapUp => agent.StateAt(now) == AgentState.WrapUp ? WrapUpRules.Finish(agent, Policy.Dispositions, now) : NoWrapUp(agent),
        AgentEvent.Dispose d => WrapUpRules.Dispose(agent, d, Policy.Dispositions, now),
        AgentEvent.DismissWork d => WrapUpRules.Dismiss(agent, d, now),
        _ => throw new InvalidOperationException($"{e.GetType().Name} is not an event that is known here."),
    };

    // Idle time starts when the phone connects, not when the agent was last on a call before lunch.
    private Agent Seen(Agent agent, DateTimeOffset until, DateTimeOffset now) => WithTestDue(
        agent.IsReachable(now) ? agent with { ReachableUntil = until } : agent with { ReachableUntil = until, IdleSince = now }, now);

    private (Agent, Refusal?) Tested(Agent agent, string? failed, DateTimeOffset now) => failed switch
    {
        { Length: > FailedMaxLength } => (agent, new Refusal(RefusalCode.WrongPhase, $"Say what failed in at most {FailedMaxLength} characters.")),
        null => (WithTestDue(agent with { Test = new LastTest(now), Missed = 0, PhoneInDoubt = false, IdleSince = now }, now), null),
        _ => (WithTestDue(agent with { Test = new LastTest(now, failed) }, now), null),
    };

    private Agent WithTestDue(Agent agent, DateTimeOffset now) => agent with
    {
        TestDue = agent switch
        {
            _ when Policy.PreCallTest != PreCallTestRule.Required => null,
            { Test: { Failed: null, At: var at } } => at + Policy.Shift,
            { TestDue: { } due } when due <= now => due,
            _ => now,
        },
    };

    private static (Agent, Refusal?) Reserve(Agent agent, AgentEvent.Reserved r, DateTimeOffset now) => agent.StateAt(now) switch
    {
        AgentState.Available => (Ring(agent, r, now), null),
        AgentState.WrapUp when r.Returning && agent.IsReachable(now) => (Ring(agent, r, now) with { WrapUp = null }, null),
        var state when r.Overriding && MayBeOverridden(state) => (Ring(agent, r, now) with { WrapUp = null }, null),
        var state => (agent, new Refusal(RefusalCode.AgentNotAvailable, AgentWords.WhyNot(agent, state)!)),
    };

    /// <summary>Whether an agent in this state can be rung all the same by whoever may: never one who is busy with a call.</summary>
    public static bool MayBeOverridden(AgentState state) => state is AgentState.Offline or AgentState.Away or AgentState.WrapUp or AgentState.CheckPhone or AgentState.TestPhone;

    private static Agent Ring(Agent agent, AgentEvent.Reserved r, DateTimeOffset now) =>
        agent with { Engagement = new Engagement(r.Call, r.Leg, Talking: false, now), RungAt = now };

    /// <summary>Why a call cannot be sent to an agent in this state, to follow their name.</summary>
    public static Sentence? WhyNot(Agent agent, AgentState state) => state switch
    {
        AgentState.Available => null,
        AgentState.Offline => $"is offline: the browser phone is not connected",
        AgentState.Reserved => $"is being rung for another call",
        AgentState.OnCall => $"is on a call",
        AgentState.Monitoring => $"is taking part in somebody else's call",
        AgentState.WrapUp => $"is finishing the last call",
        AgentState.Away => $"is away: {agent.Away}",
        AgentState.CheckPhone => $"has missed several calls and has to test the phone first",
        AgentState.TestPhone => $"has not tested the phone in this shift",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not an agent state."),
    };

    // A late report about an earlier leg must not touch what the agent is doing now.
    private static bool Is(Engagement engagement, CallId call, LegId leg) => engagement.Call == call && engagement.Leg == leg;

    private static Agent Took(Agent agent, AgentEvent.TookCall t, DateTimeOffset now) => agent.Engagement is { } held && Is(held, t.Call, t.Leg)
        ? agent with { Engagement = held with { Talking = true, Monitoring = false, Since = now }, Missed = 0, Work = agent.Work.Begin(t.Call) }
        : agent;

    // The agent's own browser has called, so there is no question of being available.
    private static (Agent, Refusal?) Engage(Agent agent, Engagement engagement) => agent.Engagement is null
        ? (agent with { Engagement = engagement, WrapUp = null, Missed = 0, Work = engagement.Monitoring ? agent.Work : agent.Work.Begin(engagement.Call) }, null)
        : (agent, new Refusal(RefusalCode.AgentNotAvailable, $"{agent.Name} is on another call."));

    private Agent Free(Agent agent, Engagement held, AgentEvent.Freed f, DateTimeOffset now)
    {
        var missed = IsMissed(agent, f, now) ? agent.Missed + 1 : agent.Missed;
        var free = agent with
        {
            Engagement = null, IdleSince = now, Missed = missed, PhoneInDoubt = missed >= Policy.MissedLimit,
            Away = agent.AwayNext ?? agent.Away, AwayNext = null,
        };
        return !held.Talking || held.Monitoring ? free : free with
        {
            WrapUp = new WrapUp(now + Policy.WrapUpOf(agent.CurrentState?.Queue)),
            Work = WrapUpRules.End(agent, f, Policy.Dispositions, now),
        };
    }

    // Whoever is away, or means to be after this call, has missed nothing. A phone that Twilio does not find counts where its page says that it is there:
    // its registration is dead, and each next call would be tried there first.
    private static bool IsMissed(Agent agent, AgentEvent.Freed f, DateTimeOffset now) => (agent.Away ?? agent.AwayNext) is null && f.Ending switch
    {
        Calls.LegEnding.NoAnswer => true,
        Calls.LegEnding.NotRegistered or Calls.LegEnding.Failed => f.Placed && agent.IsReachable(now),
        _ => false,
    };

    private static (Agent, Refusal?) GoAway(Agent agent, string reason, DateTimeOffset now) => reason switch
    {
        { Length: 0 or > ReasonMaxLength } => (agent, new Refusal(RefusalCode.WrongPhase, $"Say why, in at most {ReasonMaxLength} characters.")),
        _ when agent.Engagement is not null => (agent with { AwayNext = reason }, null),
        _ => (agent with { Away = reason, IdleSince = now }, null),
    };

    private (Agent, Refusal?) Extend(Agent agent, DateTimeOffset now) => (agent.StateAt(now), agent.WrapUp) switch
    {
        (AgentState.WrapUp, { Extended: false } wrapUp) when wrapUp.Until > now => (agent with { WrapUp = new WrapUp(wrapUp.Until + Policy.Extension, Extended: true) }, null),
        (AgentState.WrapUp, { Extended: true }) => (agent, new Refusal(RefusalCode.WrongPhase, $"Wrap-up was extended already.")),
        (AgentState.WrapUp, _) => (agent, WrapUpRules.Missing),
        _ => NoWrapUp(agent),
    };

    private static (Agent, Refusal?) NoWrapUp(Agent agent) => (agent, new Refusal(RefusalCode.WrongPhase, $"There is no wrap-up under way."));
}
