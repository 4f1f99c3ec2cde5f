using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Calls;

/// <summary>Everything that is known of one call. Only <see cref="CallMachine"/> makes a new one out of an old one.</summary>
public sealed record Call
{
    public required CallId Id { get; init; }

    /// <summary>Who called whom: the customer us, or we the customer.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>The customer's number, in either direction. As Twilio sent it: E.164, <c>anonymous</c>, <c>sip:…</c> or empty.</summary>
    public required string From { get; init; }

    /// <summary>Our number: the one that was called, or that the customer sees when we call.</summary>
    public required string To { get; init; }

    /// <summary>What the carriers say of <see cref="From"/>; null: nothing.</summary>
    public CallerVerification? Verification { get; init; }

    /// <summary>Where the customer waits; follows from the number that was called, until somebody sends the call to another.</summary>
    public QueueId Queue { get; init; } = QueueId.Default;

    /// <summary>How the call came from another queue into this one; null: it came in here.</summary>
    public QueueMove? Moved { get; init; }

    /// <summary>The skills that this call needs, besides what its queue asks for or in place of it; null: none.</summary>
    public SkillNeeds? Needs { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When it left the flow for a queue; null: it came into the queue as it arrived, or is in none yet.</summary>
    public DateTimeOffset? EnteredQueueAt { get; init; }

    /// <summary>Since when the customer has been waiting in a queue: a wait before that, in a menu, is their own.</summary>
    public DateTimeOffset QueuedAt => EnteredQueueAt ?? ArrivedAt;

    /// <summary>How far it has come in a flow, or had as it left it; null: it went through none.</summary>
    public FlowPlace? Flow { get; init; }

    /// <summary>How long its parts took; null: it began before that was measured.</summary>
    public CallTimes? Times { get; init; }

    /// <summary>Language of the customer, such as <c>en-GB</c>; null: not known.</summary>
    public string? Language { get; init; }

    public required CallPhase Phase { get; init; }

    /// <summary>When <see cref="Phase"/> last changed its kind.</summary>
    public required DateTimeOffset PhaseSince { get; init; }

    /// <summary>The customer's leg first, then agents' in the order in which they were dialled or called in. Ended legs stay.</summary>
    public required ImmutableList<Leg> Legs { get; init; }

    /// <summary>Number of the conference in which the parties meet: when one ends under them, they meet in the next.</summary>
    public int Room { get; init; } = 1;

    /// <summary>When each agent last let an offer of this call go by; routing prefers the others.</summary>
    public ImmutableDictionary<AgentId, DateTimeOffset> PassedBy { get; init; } = ImmutableDictionary<AgentId, DateTimeOffset>.Empty;

    /// <summary>How the last transfer failed, until the next one starts.</summary>
    public TransferFailure? LastFailure { get; init; }

    /// <summary>The busy colleague whom the owner asks for a consultation; null: nobody is asked.</summary>
    public ConsultRequest? ConsultRequest { get; init; }

    /// <summary>How the last such request came to nothing, until the next transfer starts.</summary>
    public ConsultRequestFailure? LastRequestFailure { get; init; }

    /// <summary>What does not get done at present; null when all does.</summary>
    public Trouble? Trouble { get; init; }

    /// <summary>When an agent first took the call.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The last transfer that was asked for, with what the second agent is told.</summary>
    public Handover? Handover { get; init; }

    /// <summary>Conference sid of each room, as soon as Twilio has told us.</summary>
    public ImmutableDictionary<int, string> Conferences { get; init; } = ImmutableDictionary<int, string>.Empty;

    /// <summary>The agent on this call who asks a supervisor for help; null when nobody does.</summary>
    public HelpRequest? HelpRequest { get; init; }

    /// <summary>The recording of the customer's leg; null: there is none.</summary>
    public CallRecording? Recording { get; init; }

    /// <summary>The recording of the last consultation; null: there is none.</summary>
    public CallRecording? ConsultRecording { get; init; }

    /// <summary>Nothing is to be recorded for a while; null: all that is recorded is.</summary>
    public RecordingPause? Pause { get; init; }

    /// <summary>When the customer was told that they may be recorded; null: not yet.</summary>
    public RecordingNotice? Notice { get; init; }

    /// <summary>What the customer was last told while they waited; null: nothing yet.</summary>
    public WaitAnnouncement? Announced { get; init; }

    /// <summary>Why and where the call was last sent because nobody could answer it; null: it was not.</summary>
    public Overflowed? Overflowed { get; init; }

    /// <summary>When a customer picked up whom we had called before an agent was free: they go first in line; null: nobody was.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>The number at which the customer wants to be called back; null: they do not, or at <see cref="From"/>.</summary>
    public CallBackRequest? CallBack { get; init; }

    /// <summary>The queues in which the call waited before <see cref="Queue"/>.</summary>
    public ImmutableArray<QueueId> LeftQueues { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether it is written down what is said; null: it began before that was known.</summary>
    public TranscriptChoice? Transcript { get; init; }

    /// <summary>A payment is being taken, or is to be: nothing of it may be written down.</summary>
    public bool PaymentUnderWay => Pause is { ForPayment: true };

    public Leg Customer => Legs[0];

    /// <summary>Since when it is its queue's: whether an agent or a rule of the queue before has sent it there.</summary>
    public DateTimeOffset InQueueSince => Latest(QueuedAt, [Moved?.At, LeftQueues.IsEmpty ? null : Overflowed?.At]);

    /// <summary>The queue in which it came in; figures count it there.</summary>
    public QueueId FirstQueue => Moved?.First ?? (LeftQueues is [var first, ..] ? first : Queue);

    /// <summary>How an agent has sent it to its queue, as long as nobody has answered it since.</summary>
    public QueueMove? Sent => Moved is { } moved && !Legs.Exists(leg => leg.AdmittedAt > moved.At) ? moved : null;

    public bool IsOver => Phase is CallPhase.Ended;

    /// <summary>It came while its queue was closed and did not wait for an agent.</summary>
    public bool CameWhileClosed => Phase is CallPhase.Ended { Reason: EndReason.Closed or EndReason.ForwardedWhileClosed };

    /// <summary>What was said of the transfer for which an agent's phone rings: by the first agent, or by whoever sent the call into this queue.</summary>
    public Handover? HandoverTo(LegId leg) => Phase.SecondLeg == leg || Sent is not null ? Handover : null;

    /// <summary>The queue by whose times a second agent is rung: the one whose experts are asked, or the call's own.</summary>
    public QueueId RingsIn => Phase.SecondLeg is not null && Handover?.Experts is { } asked ? asked : Queue;

    /// <summary>Whether the agent would have the call back, having sent it away.</summary>
    public bool ComesFrom(AgentId agent) => Phase is CallPhase.Waiting waiting && (waiting.Preferred == agent || Sent?.By == agent);

    /// <summary>It was over before it came into any queue, and counts in no queue's figures.</summary>
    public bool NeverQueued => CameWhileClosed || Phase is CallPhase.InFlow or CallPhase.Ended { Reason: EndReason.LeftInFlow or EndReason.EndedByFlow or EndReason.ForwardedByFlow };

    /// <summary>True until the call is over and its last leg has ended.</summary>
    public bool HasLiveLegs => Legs.Exists(leg => leg.IsLive);

    /// <summary>Since when the customer has waited in this queue: since they came into it, or lost their agent.</summary>
    public DateTimeOffset WaitsSince => Latest(InQueueSince, AgentLegs.Where(leg => leg is { IsLive: false, AdmittedAt: not null }).Select(leg => (DateTimeOffset?)leg.Since));

    public IEnumerable<Leg> AgentLegs => Legs.Skip(1);

    public Leg? Find(LegId id) => Legs.Find(leg => leg.Id == id);

    /// <summary>The leg that Twilio tells of: its sid counts, because the number of a leg may have been given twice, before and after the database was restored from a back-up.</summary>
    /// <param name="sid">Null when it was not told.</param>
    public Leg? Find(LegId id, string? sid) => sid is null ? Find(id) : FindBySid(sid) ?? Legs.Find(leg => leg.Id == id && leg.Sid is null);

    public Leg? FindBySid(string sid) => Legs.Find(leg => leg.Sid == sid);

    public Leg this[LegId id] => Find(id) ?? throw new InvalidOperationException($"Call {Id} has no leg {id}.");

    /// <summary>
    /// Whether the conference starts as this leg enters. An agent starts it, because then the customer is there, or comes; an agent who has a customer called
    /// hears music until that customer comes in for the first time and starts it.
    /// </summary>
    public bool StartsRoom(Leg leg) => leg.Id == LegId.Customer
        ? Direction is CallDirection.Outbound && leg.Presence == Presence.NotYet && Phase.OwnerLeg is not null
        : Phase is not CallPhase.CallingOut && !IsMonitoring(leg);

    /// <summary>Whether the leg may be in the call's room now.</summary>
    public bool HasPart(LegId leg) => leg == LegId.Customer ? !IsOver : Phase.Parties.Contains(leg) || IsMonitoring(Find(leg));

    /// <summary>A supervisor who takes part and has not taken the call over.</summary>
    public bool IsMonitoring(Leg? leg) => leg is { Monitoring: not null, IsLive: true, Released: false } && !IsOver && !Phase.Parties.Contains(leg.Id);

    /// <summary>The caller is in a menu, and therefore in no conference.</summary>
    public bool IsInMenu(CallPolicy policy, DateTimeOffset now) => Phase is CallPhase.InFlow { Since: var since } && now - since < policy.LongestFlowStep;

    /// <summary>Customer or owner should be in the room and are not said to be: they are on the way, or lost.</summary>
    public bool IsSomebodyMissing => !IsOver && Phase is not (CallPhase.InFlow or CallPhase.CallingCustomer) && (!Customer.IsIn(Room) || Phase.OwnerLeg is { } owner && !this[owner].IsIn(Room));

    /// <summary>The live leg of an agent who has a part in the call now: rung, talking, or being introduced.</summary>
    public Leg? PartOf(AgentId agent) => Legs.FindLast(leg => leg.Agent == agent && leg.IsLive && !leg.Released);

    private static DateTimeOffset Latest(DateTimeOffset first, IEnumerable<DateTimeOffset?> others) => others.Aggregate(first, (latest, at) => at > latest ? at.Value : latest);

    internal Call With(Leg leg) => this with { Legs = Legs.SetItem(Legs.FindIndex(other => other.Id == leg.Id), leg) };

    internal Call Go(CallPhase phase, DateTimeOffset now) =>
        this with { Phase = phase, PhaseSince = phase.GetType() == Phase.GetType() ? PhaseSince : now };
}

/// <summary>Who began a call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallDirection>))]
public enum CallDirection
{
    /// <summary>The customer called us.</summary>
    Inbound,

    /// <summary>We call the customer.</summary>
    Outbound,
}

/// <summary>Which leg could not be brought in, how it ended, and when.</summary>
public sealed record TransferFailure(LegId Leg, LegEnding Ending, DateTimeOffset At);
