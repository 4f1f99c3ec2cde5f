using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Core.Agents;

/// <summary>What an agent is doing, as the server sees it.</summary>
public enum AgentState
{
    /// <summary>No browser phone has been heard of lately.</summary>
    Offline,

    Available,

    /// <summary>Being rung.</summary>
    Reserved,

    OnCall,

    /// <summary>A supervisor who listens to a call, whispers or speaks in it.</summary>
    Monitoring,

    /// <summary>Finishing the work of the last call.</summary>
    WrapUp,

    /// <summary>Not taking calls, for a reason.</summary>
    Away,

    /// <summary>Missed too many calls in a row: the phone is to be tested before more are sent.</summary>
    CheckPhone,

    /// <summary>Has not tested the phone in this shift, and is to do so before calls are sent.</summary>
    TestPhone,
}

/// <summary>The call and leg that keep an agent busy.</summary>
/// <param name="Talking">False while the phone is only ringing.</param>
/// <param name="Monitoring">A supervisor takes part in somebody else's call.</param>
public sealed record Engagement(CallId Call, LegId Leg, bool Talking, DateTimeOffset Since, bool Monitoring = false);

/// <summary>The work after a call: until when, and whether it was extended already.</summary>
public sealed record WrapUp(DateTimeOffset Until, bool Extended = false);

/// <summary>How the last test of a phone went.</summary>
/// <param name="Failed">What did not work; null when all of it did.</param>
public sealed record LastTest(DateTimeOffset At, string? Failed = null);

/// <summary>One agent: where the phone is, and the one call that it is busy with.</summary>
public sealed record Agent
{
    public required AgentId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The browser phone has said that it is reachable, until then. It must say so again before.</summary>
    public DateTimeOffset? ReachableUntil { get; init; }

    public Engagement? Engagement { get; init; }

    /// <summary>The work after the last call; it ends by itself, whether anybody looks or not.</summary>
    public WrapUp? WrapUp { get; init; }

    /// <summary>What the agent has to say of the calls that they had. While a required disposition is missing, they are in wrap-up, however long.</summary>
    public AgentWork Work { get; init; } = AgentWork.None;

    /// <summary>Why the agent takes no calls; null when they do.</summary>
    public string? Away { get; init; }

    /// <summary>Why the agent will take no calls after this one.</summary>
    public string? AwayNext { get; init; }

    /// <summary>The supervisor who has set <see cref="Away"/> or <see cref="AwayNext"/>, or has ended it; null when the agent did.</summary>
    public AgentId? ForcedBy { get; init; }

    /// <summary>Calls in a row that rang out unanswered, or for which Twilio did not find the phone although its page said that it was there.</summary>
    public int Missed { get; init; }

    /// <summary>Missed enough calls in a row that the phone is in doubt.</summary>
    public bool PhoneInDoubt { get; init; }

    public LastTest? Test { get; init; }

    /// <summary>From when on no calls are sent until the phone is tested; null where that is not required.</summary>
    public DateTimeOffset? TestDue { get; init; }

    /// <summary>When the agent's phone was last made to ring.</summary>
    public DateTimeOffset? RungAt { get; init; }

    /// <summary>What the agent has been doing as of the last event; null before the first.</summary>
    public CurrentState? CurrentState { get; init; }

    /// <summary>When the agent last became reachable, came back or left a call.</summary>
    public DateTimeOffset IdleSince { get; init; }

    /// <summary>Since when the agent has had nothing to do; the longest idle is rung first.</summary>
    public DateTimeOffset FreeSince => WrapUp is { Until: var until } && until > IdleSince ? until : IdleSince;

    public bool IsReachable(DateTimeOffset now) => ReachableUntil > now;

    public AgentState StateAt(DateTimeOffset now) => this switch
    {
        { Engagement.Monitoring: true } => AgentState.Monitoring,
        { Engagement.Talking: true } => AgentState.OnCall,
        { Engagement: not null } => AgentState.Reserved,
        { WrapUp.Until: var until } when until > now => AgentState.WrapUp,
        _ when !IsReachable(now) => AgentState.Offline,
        { Work.IsUnfinished: true } => AgentState.WrapUp,
        { PhoneInDoubt: true } => AgentState.CheckPhone,
        { Away: not null } => AgentState.Away,
        { TestDue: var due } when due <= now => AgentState.TestPhone,
        _ => AgentState.Available,
    };
}
