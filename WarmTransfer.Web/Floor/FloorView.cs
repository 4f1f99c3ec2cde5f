using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Quality;

namespace WarmTransfer.Web.Floor;

/// <summary>What a supervisor sees of the whole floor, at one moment. A row, or a list, that has not changed is the same object as before.</summary>
/// <param name="Version">One more with each change; two views of the same version are the same.</param>
/// <param name="Calls">Live conferences, the oldest first.</param>
/// <param name="Waiting">Customers whom no agent has yet, in the order in which they are served.</param>
/// <param name="Agents">By name.</param>
/// <param name="Alerts">Those that nobody has acknowledged first.</param>
public sealed record FloorView(
    long Version, ImmutableArray<FloorCall> Calls, ImmutableArray<FloorCustomer> Waiting, ImmutableArray<FloorAgent> Agents,
    ImmutableArray<FloorAlert> Alerts)
{
    public static FloorView Empty { get; } = new(0, [], [], [], []);

    /// <summary>The queues' figures, and after several of them those of all together.</summary>
    public ImmutableArray<FloorQueue> Queues { get; init; } = [];

    /// <summary>Customers who are to be called back.</summary>
    public FloorBacklog Leads { get; init; } = new(0, null);

    /// <summary>Messages that nobody has seen to.</summary>
    public FloorBacklog Voicemails { get; init; } = new(0, null);

    /// <summary>Which agent is in which team; agents who are in none are not in it. By this others see a part of the floor, and have it not.</summary>
    public FrozenDictionary<AgentId, string> Teams { get; init; } = FrozenDictionary<AgentId, string>.Empty;
}

/// <summary>A queue in figures, rounded as people read them: so they change seldom.</summary>
/// <param name="Id">Of all queues together: <see cref="All"/>.</param>
/// <param name="Strategy">By what rule its customers find their agent; null for all queues together.</param>
public sealed record FloorQueue(string Id, string Name, Strategy? Strategy, int Waiting, DateTimeOffset? LongestWaitSince, FloorPeriod LastHalfHour, FloorPeriod Today)
{
    public const string All = "*";
}

/// <summary>The figures of one period, as <see cref="Definitions"/> has them; null where there is nothing to divide by.</summary>
/// <param name="InSla">In percent, as are <paramref name="AbandonRate"/> and <paramref name="Occupancy"/>.</param>
/// <param name="Asa">In seconds, as is <paramref name="Aht"/>.</param>
/// <param name="Overflowed">By way, as far as there are any.</param>
public sealed record FloorPeriod(int? InSla, int? Asa, int? Aht, int Handled, int Abandoned, int? AbandonRate, int? Occupancy, Overflows Overflowed = default);

/// <summary>Work that waits beside the calls.</summary>
/// <param name="Oldest">Since when the first of the open ones has waited; null: there is none.</param>
public sealed record FloorBacklog(int Open, DateTimeOffset? Oldest);

/// <summary>Something that a supervisor should look at.</summary>
/// <param name="Text">As a sentence without the full stop, and without a customer's number.</param>
/// <param name="Since">When it was raised.</param>
/// <param name="Call">The call that it is about; the first when there are several.</param>
/// <param name="Agent">The agent whom it is about, likewise.</param>
/// <param name="Seen">The supervisor who has acknowledged it; null while nobody has.</param>
public sealed record FloorAlert(
    string Id, AlertRule Rule, Sentence Text, DateTimeOffset Since, CallId? Call, AgentId? Agent, AgentId? Seen, string? SeenName, DateTimeOffset? SeenAt)
{
    /// <summary>Every call, or every agent, that it is about, each on a line.</summary>
    [JsonIgnore]
    public string Subjects { get; init; } = "";

    /// <summary>Id of the rule that raised it; null when the console did of itself.</summary>
    [JsonIgnore]
    public string? Definition { get; init; }

    /// <summary>Whose supervisors are told, each team on a line; empty: all.</summary>
    [JsonIgnore]
    public string Teams { get; init; } = "";
}

/// <summary>A customer and the agents who have a part in the call.</summary>
/// <param name="Owner">The agent who answers for the call now; null while a cold transfer rings, and while the caller is in a flow.</param>
/// <param name="OwnerName">The same, as people read it.</param>
/// <param name="Since">When the call came into this state.</param>
/// <param name="State">In words: "Talking", "Customer on hold, ringing Bea" …</param>
/// <param name="HoldSince">Since when the customer has been on hold; null when they are not.</param>
/// <param name="Transfer">How far a transfer is; null when none is under way.</param>
/// <param name="Failure">How the last attempt to bring somebody in failed, as a sentence.</param>
/// <param name="Supervisors">Who takes part without having the call.</param>
/// <param name="HelpRequest">Who asks a supervisor for help; null when nobody does.</param>
/// <param name="QueueName">The queue, as people read it.</param>
/// <param name="ChangedAt">When anything in this row, other than how it sounds, last changed.</param>
/// <param name="UnconfirmedSince">The row is stale: neither an event nor a comparison with Twilio has confirmed it since then. Null: it is fresh.</param>
public sealed record FloorCall(
    CallId Id, string Customer, AgentId? Owner, string? OwnerName, DateTimeOffset ArrivedAt, FloorCallKind Kind, Sentence State, DateTimeOffset Since,
    DateTimeOffset? HoldSince, FloorTransfer? Transfer, Sentence? Failure, ImmutableArray<FloorParticipant> Participants,
    ImmutableArray<FloorSupervisor> Supervisors, FloorHelpRequest? HelpRequest, QueueId Queue, string QueueName,
    DateTimeOffset ChangedAt, DateTimeOffset? UnconfirmedSince)
{
    /// <summary>By whom it is told whose the call is.</summary>
    [JsonIgnore]
    public ImmutableArray<AgentId> Agents { get; init; } = [];

    /// <summary>How it is recorded; null: it is not.</summary>
    public RecordingView? Recording { get; init; }

    /// <summary>The worst of what its agents hear; null while nobody has said.</summary>
    [JsonIgnore]
    public SoundQuality? Sound => Participants.Max(one => one.Sound);
}

/// <summary>The kinds of state that a live conference is in, each with an icon of its own.</summary>
public enum FloorCallKind
{
    Talking,
    OnHold,
    DiallingIn,
    Consulting,
    ThreeWay,
    Completing,
    Cold,
    CallingOut,
    InFlow,
    Ending,
}

/// <summary>A second party on the way into a call, or in it while the first is still there.</summary>
/// <param name="To">The agent who is brought in; null for an outside number.</param>
/// <param name="ToName">The agent's name, or the number.</param>
/// <param name="By">Name of the agent who transfers.</param>
/// <param name="Since">When this step was reached.</param>
/// <param name="RingsUntil">When ringing is given up.</param>
public sealed record FloorTransfer(
    FloorTransferStep Step, AgentId? To, string ToName, string? By, DateTimeOffset Since, DateTimeOffset? RingsUntil);

/// <summary>How far the second party is.</summary>
public enum FloorTransferStep
{
    Dialling,
    Ringing,
    Answered,
    Joined,
}

/// <summary>One party of a call.</summary>
/// <param name="Agent">Null for the customer and for somebody outside.</param>
/// <param name="State">In words: "Ringing", "Connected", "On hold" …</param>
/// <param name="InRoom">In the conference now.</param>
/// <param name="HeldSince">Since when the party has been on hold; null when it is not.</param>
/// <param name="Hears">Whom this party hears, by leg.</param>
/// <param name="Music">This party hears music instead.</param>
/// <param name="Sound">How well, as far as the party's browser has said; null for the customer and for somebody outside.</param>
/// <param name="Mos">Mean opinion score of the line so far, from 1 to 5; null while nobody has measured it.</param>
/// <param name="Warnings">The browser's last warnings about the line, such as "high-rtt"; null: none.</param>
public sealed record FloorParticipant(
    LegId Leg, AgentId? Agent, string Name, Sentence State, LegProgress Progress, DateTimeOffset Since, bool InRoom, bool Muted,
    DateTimeOffset? HeldSince, ImmutableArray<LegId> Hears, bool Music, SoundQuality? Sound = null,
    double? Mos = null, string? Warnings = null);

/// <summary>A supervisor who takes part in somebody else's call.</summary>
/// <param name="State">The mode in words: "Listening", "Whispering", "Speaking".</param>
public sealed record FloorSupervisor(LegId Leg, AgentId Agent, string Name, MonitorMode Mode, Sentence State);

/// <summary>An agent who asks for help.</summary>
/// <param name="Claimed">The supervisor who is coming; null while nobody has said so.</param>
public sealed record FloorHelpRequest(AgentId By, string Name, DateTimeOffset Since, AgentId? Claimed, string? ClaimedName);

/// <summary>A customer who hears music until an agent has the call.</summary>
/// <param name="Position">1 is served first.</param>
/// <param name="State">In words: "Waiting", "Ringing Ann" …</param>
/// <param name="ArrivedAt">When they came into the queue: the wait counts from then.</param>
/// <param name="Since">When they came into this state.</param>
/// <param name="Agent">Who is being rung, or is waited for; null also when several are rung.</param>
/// <param name="Until">How long an agent who was lost is waited for.</param>
/// <param name="QueueName">The queue, as people read it.</param>
/// <param name="ChangedAt">When anything in this row, other than the position and the estimate, last changed.</param>
/// <param name="UnconfirmedSince">As of <see cref="FloorCall"/>.</param>
/// <param name="Needs">The skills that the call needs, each with its level before it relaxes; null when it needs none.</param>
/// <param name="Language">The customer's, such as <c>en-GB</c>; null: not known.</param>
/// <param name="Flow">The flow through which they came; null: through none.</param>
/// <param name="Told">What they were last told of their wait, in words; null: nothing.</param>
/// <param name="EstimateMinutes">How many minutes they will probably wait yet; 0: less than one; null: that cannot be foreseen.</param>
public sealed record FloorCustomer(
    CallId Id, int Position, string Customer, DateTimeOffset ArrivedAt, FloorWaitKind Kind, Sentence State, DateTimeOffset Since,
    AgentId? Agent, DateTimeOffset? Until, QueueId Queue, string QueueName, DateTimeOffset ChangedAt, DateTimeOffset? UnconfirmedSince,
    string? Needs = null, string? Language = null, string? Flow = null, Sentence? Told = null, int? EstimateMinutes = null)
{
    /// <summary>By whom it is told whose the call is.</summary>
    [JsonIgnore]
    public ImmutableArray<AgentId> Agents { get; init; } = [];
}

/// <summary>What a waiting customer waits for.</summary>
public enum FloorWaitKind
{
    Waiting,
    Offered,
    Rejoining,
}

/// <summary>An agent. The row cannot be stale: a phone that is not heard of turns it to offline, or to not reachable, by itself.</summary>
/// <param name="Words">The state with its reason: "Away: lunch".</param>
/// <param name="Reachable">The browser phone has been heard of lately, whatever the agent is doing.</param>
/// <param name="WhyNot">Why a call cannot be sent there now, to follow the name: "is on a call". Null when it can.</param>
/// <param name="Until">When wrap-up ends.</param>
/// <param name="Call">The call that keeps the agent busy.</param>
/// <param name="Next">Why the agent will take no calls after this one.</param>
/// <param name="Test">How the last pre-call test went; null before the first.</param>
public sealed record FloorAgent(
    AgentId Id, string Name, AgentState State, Sentence Words, DateTimeOffset Since, bool Reachable, Sentence? WhyNot,
    DateTimeOffset? Until, CallId? Call, string? Next, LastTest? Test = null)
{
    /// <summary>Calls of theirs whose queue requires a disposition and which have none.</summary>
    public ImmutableArray<FloorWork> Unfinished { get; init; } = [];
}

/// <summary>A call of which an agent has still to say something.</summary>
/// <param name="Since">When their part in it ended.</param>
public sealed record FloorWork(CallId Call, QueueId Queue, DateTimeOffset Since);
