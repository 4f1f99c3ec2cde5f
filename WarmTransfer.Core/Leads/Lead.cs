using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Core.Leads;

/// <summary>A lead: the call with which it began.</summary>
[JsonConverter(typeof(IdJsonConverter<LeadId>))]
public readonly record struct LeadId(string Value) : IId<LeadId>
{
    public static LeadId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A customer who called and spoke to nobody, or was promised another call, and is to be called back. All such calls of one number since it was last spoken to are one lead.</summary>
public sealed record Lead
{
    /// <summary>So many of its calls are kept one by one; <see cref="Times"/> counts them all.</summary>
    public const int MostCalls = 10;

    /// <summary>So many of its attempts are kept one by one; <see cref="Tried"/> counts them all.</summary>
    public const int MostAttempts = 10;

    public required LeadId Id { get; init; }

    /// <summary>The customer's, E.164.</summary>
    public required string Number { get; init; }

    /// <summary>The number of ours that was called last: the customer sees it when they are called back.</summary>
    public required string Called { get; init; }

    /// <summary>The queue of the last call: its agents call back.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>Language of the customer, such as <c>en-GB</c>; null: not known.</summary>
    public string? Language { get; init; }

    /// <summary>The last of the calls that nobody answered, oldest first.</summary>
    public required ImmutableList<MissedCall> Calls { get; init; }

    public int Times { get; init; } = 1;

    /// <summary>Who is seeing to it; null while nobody is.</summary>
    public LeadHold? Hold { get; init; }

    /// <summary>The call with which the customer is being called back now; null: there is none.</summary>
    public CallId? Calling { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? CallingSince { get; init; }

    /// <summary>The last of the call-backs that did not reach the customer, oldest first.</summary>
    public ImmutableList<LeadAttempt> Attempts { get; init; } = [];

    public int Tried { get; init; }

    /// <summary>The customer was promised a call, and keeps their place in line; null: they were not, or it has been tried often enough.</summary>
    public Booking? Booking { get; init; }

    /// <summary>An agent has promised a call at a time; null: none has.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public LeadEnd? End { get; init; }

    /// <summary>The promise whose time has come, and which nobody has tried to keep yet; null: there is none.</summary>
    public FollowUp? DueAt(DateTimeOffset now) =>
        IsOpen && FollowUp is { } promised && promised.At <= now && !Attempts.Exists(tried => tried.At >= promised.At && tried.Outcome is not LeadOutcome.CalledOff) ? promised : null;

    public bool IsOpen => End is null;

    public MissedCall Last => Calls[^1];

    /// <summary>Who has it at this moment: whoever took it and has been heard of since, or is calling.</summary>
    public AgentId? HolderAt(DateTimeOffset now) => IsOpen && Hold is { } hold && (Calling is not null || hold.Until > now) ? hold.By : null;
}

/// <summary>A call that ended without an agent.</summary>
/// <param name="At">When the customer hung up, or was told that nobody is there.</param>
/// <param name="Waited">How long they had waited.</param>
public sealed record MissedCall(CallId Call, DateTimeOffset At, TimeSpan Waited, MissedBecause Why);

/// <summary>Why a customer spoke to nobody.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissedBecause>))]
public enum MissedBecause
{
    /// <summary>They hung up while they waited.</summary>
    Abandoned,

    /// <summary>The queue was closed.</summary>
    Closed,

    /// <summary>Nobody could answer in time, and they were told so.</summary>
    TurnedAway,

    /// <summary>They chose to be called back instead of waiting on.</summary>
    Booked,

    /// <summary>They spoke to an agent, who has promised another call.</summary>
    FollowUp,
}

/// <summary>A promised call-back. At its turn it is offered to an agent like a call.</summary>
/// <param name="ArrivedAt">When the customer called: their place in line.</param>
/// <param name="NotBefore">Not before then is it offered.</param>
/// <param name="Rounds">So often the customer was called, and not reached.</param>
/// <param name="AgentFirst">They were called before an agent was free, and hung up again: whatever their queue wants, an agent is on the line when they are called next.</param>
public sealed record Booking(DateTimeOffset ArrivedAt, DateTimeOffset NotBefore, int Rounds = 0, bool AgentFirst = false);

/// <summary>An agent sees to a lead. Held by lease: whoever is not heard of has it no more.</summary>
public sealed record LeadHold(AgentId By, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>A call-back that did not reach the customer.</summary>
/// <param name="By">The agent who called; null: the customer was called before an agent was free.</param>
public sealed record LeadAttempt(CallId Call, AgentId? By, DateTimeOffset At, LeadOutcome Outcome);

/// <summary>Why a customer was not reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadOutcome>))]
public enum LeadOutcome
{
    Busy,
    NoAnswer,

    /// <summary>The phone network could not place the call.</summary>
    Failed,

    /// <summary>The agent did not pick up their own phone, or left before the customer answered.</summary>
    CalledOff,

    /// <summary>They were called before an agent was free, picked up, and did not wait for one.</summary>
    HungUp,
}

/// <summary>How a lead ended.</summary>
/// <param name="By">The agent who ended it; null: a call did.</param>
/// <param name="Reason">Why it was given up.</param>
public sealed record LeadEnd(LeadEnding How, DateTimeOffset At, AgentId? By = null, string Reason = "", CallId? Call = null);

/// <summary>The ways in which a lead ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadEnding>))]
public enum LeadEnding
{
    /// <summary>The customer has been spoken to: called back, or they called again.</summary>
    Answered,

    /// <summary>An agent says that it is done, by whatever way.</summary>
    Done,

    GivenUp,

    /// <summary>The customer called again, and wants to be called no more.</summary>
    Cancelled,
}
