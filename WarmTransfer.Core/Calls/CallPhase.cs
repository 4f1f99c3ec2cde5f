using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Calls;

/// <summary>Where a call stands. A closed hierarchy: each phase holds just what it needs, so an impossible call cannot be written.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(InFlow), "in-flow")]
[JsonDerivedType(typeof(Waiting), "waiting")]
[JsonDerivedType(typeof(CallingOut), "calling-out")]
[JsonDerivedType(typeof(CallingCustomer), "calling-customer")]
[JsonDerivedType(typeof(Offered), "offered")]
[JsonDerivedType(typeof(Talking), "talking")]
[JsonDerivedType(typeof(DiallingIn), "dialling-in")]
[JsonDerivedType(typeof(ThreeWay), "three-way")]
[JsonDerivedType(typeof(Consulting), "consulting")]
[JsonDerivedType(typeof(Completing), "completing")]
[JsonDerivedType(typeof(Cold), "cold")]
[JsonDerivedType(typeof(Rejoining), "rejoining")]
[JsonDerivedType(typeof(Overflowing), "overflowing")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record CallPhase
{
    private CallPhase() { }

    /// <summary>The agents' legs that have a part in the call as it stands.</summary>
    public virtual ImmutableArray<LegId> Parties => [];

    /// <summary>The leg of the agent who answers for the call; null while nobody does.</summary>
    public virtual LegId? OwnerLeg => null;

    /// <summary>The leg that a transfer brings in; null while there is no transfer.</summary>
    public virtual LegId? SecondLeg => null;

    /// <summary>The agent who was lost from the call and may come back into it; null when nobody may.</summary>
    public virtual LostOwner? Rejoinable => null;

    /// <summary>A phase in which an agent answers for the call.</summary>
    public abstract record Owned(LegId Owner) : CallPhase
    {
        public override LegId? OwnerLeg => Owner;

        public override ImmutableArray<LegId> Parties => [Owner];
    }

    /// <summary>A phase in which the owner brings somebody else in.</summary>
    public abstract record Transfer(LegId Owner, LegId Second) : Owned(Owner)
    {
        public override ImmutableArray<LegId> Parties => [Owner, Second];

        public override LegId? SecondLeg => Second;
    }

    /// <summary>The caller goes through the flow to which the number leads, and is in no queue yet; <see cref="Call.Flow"/> says where.</summary>
    /// <param name="Since">When they got there.</param>
    public sealed record InFlow(DateTimeOffset Since) : CallPhase;

    /// <summary>The customer hears music and no agent is being rung.</summary>
    /// <param name="Preferred">The agent to whom the call should go back, when it comes from one.</param>
    public sealed record Waiting(AgentId? Preferred = null) : CallPhase;

    /// <summary>One agent is being rung for the waiting customer, or several: the first who answers has the call.</summary>
    /// <param name="Lost">The owner who was lost as these were being brought in, and may come back before one of them answers.</param>
    public sealed record Offered(ImmutableArray<LegId> Legs, LostOwner? Lost = null) : CallPhase
    {
        public ImmutableArray<LegId> Legs { get; init; } = Legs.IsDefault ? [] : Legs;

        public override ImmutableArray<LegId> Parties => Legs;

        public override LostOwner? Rejoinable => Lost;

        // An ImmutableArray compares by its array; two offers to the same legs are the same.
        public bool Equals(Offered? other) => other is not null && Legs.SequenceEqual(other.Legs) && Lost == other.Lost;

        public override int GetHashCode() => Legs.Length;
    }

    /// <summary>We call the customer: the owner's phone is rung first, and as soon as they are in the room, where they hear music, the customer's.</summary>
    public sealed record CallingOut(LegId Owner) : Owned(Owner);

    /// <summary>We call the customer, as was promised, before an agent is free: only their phone rings.</summary>
    public sealed record CallingCustomer : CallPhase;

    /// <summary>The customer and the agent who owns the call.</summary>
    /// <param name="OnHold">The owner wants the customer on hold, with music.</param>
    /// <param name="Lost">The owner before this one, who was lost out of a transfer and may come back into it.</param>
    public sealed record Talking(LegId Owner, bool OnHold = false, LostOwner? Lost = null) : Owned(Owner)
    {
        public override LostOwner? Rejoinable => Lost;
    }

    /// <summary>The owner goes on talking while a second agent is rung.</summary>
    public sealed record DiallingIn(LegId Owner, LegId Second) : Transfer(Owner, Second);

    /// <summary>Customer, owner and second agent hear each other.</summary>
    public sealed record ThreeWay(LegId Owner, LegId Second) : Transfer(Owner, Second);

    /// <summary>The owner speaks with the second agent in private, or has swapped back to the customer; the other one is on hold.</summary>
    /// <param name="Until">When it is over by itself, however much there is left to say; null: the second agent is not there yet.</param>
    public sealed record Consulting(LegId Owner, LegId Second, bool WithCustomer = false, DateTimeOffset? Until = null) : Transfer(Owner, Second);

    /// <summary>The owner is leaving: as soon as customer and second agent hear each other.</summary>
    public sealed record Completing(LegId Owner, LegId Second) : Transfer(Owner, Second);

    /// <summary>The owner has left already; the customer hears music while the second agent is rung.</summary>
    public sealed record Cold(LegId Second, AgentId From) : CallPhase
    {
        public override ImmutableArray<LegId> Parties => [Second];

        public override LegId? SecondLeg => Second;
    }

    /// <summary>The owner was lost without having hung up, and may come back until then; the customer hears music.</summary>
    public sealed record Rejoining(AgentId Agent, DateTimeOffset Until) : CallPhase
    {
        public override LostOwner Rejoinable => new(Agent, Until);
    }

    /// <summary>Nobody could answer in time: the customer is being taken out of the room in which they wait, to hear where they go.</summary>
    /// <param name="ToVoicemail">A message is taken there, because nobody has taken the transfer; otherwise <see cref="Call.Overflowed"/> says where they go.</param>
    public sealed record Overflowing(int Room, bool ToVoicemail = false) : CallPhase;

    /// <summary>Over, and why.</summary>
    public sealed record Ended(EndReason Reason, DateTimeOffset At) : CallPhase;
}

/// <summary>An agent who was lost from a call without having hung up, and until when they may come back into it.</summary>
public sealed record LostOwner(AgentId Agent, DateTimeOffset Until);

/// <summary>Why a call is over.</summary>
public enum EndReason
{
    CustomerLeft,

    /// <summary>An agent ended the call for everybody.</summary>
    EndedByAgent,

    /// <summary>Somebody outside hung up after taking the call over.</summary>
    AgentLeft,

    /// <summary>It came while its queue was closed, and the customer was told so.</summary>
    Closed,

    /// <summary>It came while its queue was closed, and was put through to somebody outside. What became of it there is not known here.</summary>
    ForwardedWhileClosed,

    /// <summary>Nobody could answer it in time, and the customer was told so.</summary>
    TurnedAway,

    /// <summary>Nobody could answer it in time, and it was put through to somebody outside. What became of it there is not known here.</summary>
    ForwardedOnOverflow,

    /// <summary>The customer is to be called back, and keeps their place in line.</summary>
    CallBackBooked,

    /// <summary>We called the customer, who did not answer. How their leg ended says why.</summary>
    NotReached,

    /// <summary>We called, and the agent did not answer their own phone, or left before the customer had answered.</summary>
    CalledOff,

    /// <summary>It went to the voicemail of its queue. When nothing was recorded there, the reason becomes what it would have been without.</summary>
    Voicemail,

    /// <summary>The caller hung up in a flow, before any queue.</summary>
    LeftInFlow,

    /// <summary>A flow ended it.</summary>
    EndedByFlow,

    /// <summary>A flow put it through to somebody outside. What became of it there is not known here.</summary>
    ForwardedByFlow,
}
