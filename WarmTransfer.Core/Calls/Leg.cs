using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>How far a leg has come. An ordered scale: a late or repeated report never moves a leg back.</summary>
public enum LegProgress
{
    /// <summary>Decided, not yet handed to Twilio.</summary>
    Planned,

    /// <summary>Twilio has accepted the call.</summary>
    Dialled,

    Ringing,

    /// <summary>The phone was picked up.</summary>
    Answered,

    /// <summary>The agent's leg was let into the call: the offer is claimed.</summary>
    Admitted,

    /// <summary>The leg is over.</summary>
    Ended,
}

/// <summary>How a leg ended, as far as Twilio could tell.</summary>
public enum LegEnding
{
    /// <summary>Somebody hung up after it was answered.</summary>
    HungUp,

    /// <summary>The party declined (Twilio: busy).</summary>
    Declined,

    NoAnswer,

    /// <summary>No phone of that identity is registered (SIP 404, 480).</summary>
    NotRegistered,

    /// <summary>Twilio could not place the call, or the network failed.</summary>
    Failed,

    /// <summary>We withdrew it before it was answered.</summary>
    Canceled,

    /// <summary>The customer was gone before it was answered.</summary>
    CallerLeft,
}

/// <summary>Whether a leg is in the call's conference. A leg enters each room at most once, so this too is an ordered scale.</summary>
public enum Presence
{
    NotYet,
    In,
    Left,
}

/// <summary>One party of a call: the customer, or an agent who was dialled.</summary>
public sealed record Leg
{
    public required LegId Id { get; init; }

    /// <summary>The agent who was dialled; null for the customer and for somebody outside.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The outside number that was dialled, E.164.</summary>
    public string? Number { get; init; }

    /// <summary>CallSid, as soon as Twilio has told us.</summary>
    public string? Sid { get; init; }

    public LegProgress Progress { get; init; }

    /// <summary>When <see cref="Progress"/> was last moved forward.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the leg was let into the call; a supervisor's: when they took it over, null before.</summary>
    public DateTimeOffset? AdmittedAt { get; init; }

    /// <summary>The room of <see cref="Presence"/>.</summary>
    public int Room { get; init; }

    public Presence Presence { get; init; }

    public bool Muted { get; init; }

    /// <summary>CallSid of the only one who hears this leg; null when everybody does who is not on hold.</summary>
    public string? Coaching { get; init; }

    /// <summary>Twilio has been asked to change <see cref="Muted"/> and <see cref="Coaching"/> and has not answered.</summary>
    public bool CoachingPending { get; init; }

    public bool Held { get; init; }

    /// <summary>When Twilio confirmed the hold it is on; null while it is on none.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>Sequence number of the conference event that last set <see cref="Muted"/> and <see cref="Held"/>.</summary>
    public int FlagsSequence { get; init; } = -1;

    /// <summary>Twilio has been asked to change <see cref="Held"/> and has not answered. One request at a time, so they cannot overtake each other.</summary>
    public bool HoldPending { get; init; }

    /// <summary>True when the conference ends as this leg hangs up (endConferenceOnExit).</summary>
    public bool EndsRoom { get; init; }

    /// <summary>
    /// True when the call is over as this leg ends: the customer's, and that of somebody outside. An agent's never is, because a browser that was
    /// reloaded ends like one that hung up; the page says first when hanging up is meant. It stays only if the leg ended in the room.
    /// </summary>
    public bool EndsCall { get; init; }

    /// <summary>We were down while it was in its room, and nobody has said since then that it still is.</summary>
    public bool InDoubt { get; init; }

    /// <summary>True once Twilio has been asked to place it.</summary>
    public bool DialAsked { get; init; }

    /// <summary>Its agent is rung although they are not available.</summary>
    public bool Overriding { get; init; }

    /// <summary>It was planned for whoever of this queue is found, and is over as soon as it is planned: each of them has a leg of their own. Null: it is somebody's.</summary>
    public QueueId? SoughtIn { get; init; }

    /// <summary>Its agent was asked for this consultation while they were busy, and wants it now: the work after their last call waits.</summary>
    public bool Requested { get; init; }

    /// <summary>Its agent is told who transfers, and why, before they are let into the conference.</summary>
    public bool HearsBriefing { get; init; }

    /// <summary>True once a timer sees to it that its phone does not ring for ever.</summary>
    public bool HasRingTimeout { get; init; }

    /// <summary>True once we have asked Twilio to end it.</summary>
    public bool Released { get; init; }

    /// <summary>Its agent has said that they hang up: when it ends, they are not taken to be lost.</summary>
    public bool HangsUp { get; init; }

    /// <summary>How a supervisor takes part; null for everybody who was rung or has called.</summary>
    public MonitorMode? Monitoring { get; init; }

    /// <summary>True for a supervisor's leg whose call it never became.</summary>
    public bool OnlyMonitored => Monitoring is not null && AdmittedAt is null;

    /// <summary>The leg that answered first, when this one was rung together with it.</summary>
    public LegId? LostTo { get; init; }

    /// <summary>When Twilio was asked to write down what the leg says, in order.</summary>
    public ImmutableArray<TranscriptSpan> Transcripts { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Twilio writes down what the leg says, or has been asked to.</summary>
    public bool IsTranscribed => IsLive && Transcripts is [.., { Until: null }];

    /// <summary>As above, or Twilio has not answered yet that it has stopped.</summary>
    public bool IsHeardByTwilio => IsLive && Transcripts.Any(span => !span.HasStopped);

    public LegEnding? Ending { get; init; }

    /// <summary>Why its agent declines it; null when they have not said.</summary>
    public DeclineReason? Declines { get; init; }

    public bool IsLive => Progress != LegProgress.Ended;

    public bool IsIn(int room) => Presence == Presence.In && Room == room && IsLive;

    public Leg MoveTo(LegProgress progress, DateTimeOffset now) =>
        progress > Progress ? this with { Progress = progress, Since = now, AdmittedAt = progress == LegProgress.Admitted ? now : AdmittedAt } : this;

    // Whoever was in no room, or perhaps in none, was lost on the way into one, the first or another: what the party wanted, this end does not tell.
    public Leg End(LegEnding ending, DateTimeOffset now) => IsLive
        ? this with { Progress = LegProgress.Ended, Since = now, Ending = ending, EndsCall = EndsCall && Presence == Presence.In && !InDoubt, InDoubt = false }
        : this;

    public Leg Enter(int room) =>
        room > Room || (room == Room && Presence == Presence.NotYet)
            ? this with
            {
                // A supervisor's leg is muted from its first moment in each room; what it may say follows after that.
                Room = room, Presence = Presence.In, Muted = Monitoring is not null, Coaching = null, CoachingPending = false,
                Held = false, HeldSince = null, HoldPending = false, FlagsSequence = -1, InDoubt = false,
            }
            : room == Room && Presence == Presence.In ? this with { InDoubt = false } : this;

    public Leg Doubt() => IsLive && Presence == Presence.In ? this with { InDoubt = true } : this;

    public Leg Quit(int room) => room >= Room ? this with { Room = room, Presence = Presence.Left, InDoubt = false } : this;

    // While a request of ours is out, only its answer counts: an event may tell of the time before.
    public Leg Flag(int room, bool muted, bool held, int sequence, DateTimeOffset now) => room == Room && sequence > FlagsSequence
        ? Hold(HoldPending ? Held : held, now) with { Muted = CoachingPending ? Muted : muted, FlagsSequence = sequence }
        : this;

    public Leg AnswerVoice(int room, CoachingFlags flags) => room == Room && CoachingPending
        ? this with { Muted = flags.Muted, Coaching = flags.Coaching, CoachingPending = false }
        : this;

    public Leg AnswerHold(int room, bool held, DateTimeOffset now) => room == Room && HoldPending ? Hold(held, now) with { HoldPending = false } : this;

    private Leg Hold(bool held, DateTimeOffset now) => held == Held ? this : this with { Held = held, HeldSince = held ? now : null };
}
