using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>Everything that is known of one call. Only <see cref="CallMachine"/> makes a new one out of an old one.</summary>
public sealed record Call
{
    public required CallId Id { get; init; }

    /// <summary>As Twilio sent it: E.164, <c>anonymous</c>, <c>sip:…</c> or empty.</summary>
    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>What the carriers say of <see cref="From"/>; null: nothing.</summary>
    public CallerVerification? Verification { get; init; }

    /// <summary>Where the customer waits; follows from the number that was called, and stays.</summary>
    public QueueId Queue { get; init; } = QueueId.Default;

    public required DateTimeOffset ArrivedAt { get; init; }

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

    public Leg Customer => Legs[0];

    public bool IsOver => Phase is CallPhase.Ended;

    /// <summary>It came while its queue was closed and did not wait for an agent.</summary>
    public bool CameWhileClosed => Phase is CallPhase.Ended { Reason: EndReason.Closed or EndReason.ForwardedWhileClosed };

    /// <summary>True until the call is over and its last leg has ended.</summary>
    public bool HasLiveLegs => Legs.Exists(leg => leg.IsLive);

    public IEnumerable<Leg> AgentLegs => Legs.Skip(1);

    public Leg? Find(LegId id) => Legs.Find(leg => leg.Id == id);

    /// <summary>The leg that Twilio tells of: its sid counts, because the number of a leg may have been given twice, before and after the database was restored from a back-up.</summary>
    /// <param name="sid">Null when it was not told.</param>
    public Leg? Find(LegId id, string? sid) => sid is null ? Find(id) : FindBySid(sid) ?? Legs.Find(leg => leg.Id == id && leg.Sid is null);

    public Leg? FindBySid(string sid) => Legs.Find(leg => leg.Sid == sid);

    public Leg this[LegId id] => Find(id) ?? throw new InvalidOperationException($"Call {Id} has no leg {id}.");

    /// <summary>Whether the leg may be in the call's room now.</summary>
    public bool HasPart(LegId leg) => leg == LegId.Customer ? !IsOver : Phase.Parties.Contains(leg) || IsMonitoring(Find(leg));

    /// <summary>A supervisor who takes part and has not taken the call over.</summary>
    public bool IsMonitoring(Leg? leg) => leg is { Monitoring: not null, IsLive: true, Released: false } && !IsOver && !Phase.Parties.Contains(leg.Id);

    /// <summary>Customer or owner should be in the room and are not said to be: they are on the way, or lost.</summary>
    public bool IsSomebodyMissing => !IsOver && (!Customer.IsIn(Room) || Phase.OwnerLeg is { } owner && !this[owner].IsIn(Room));

    /// <summary>The live leg of an agent who has a part in the call now: rung, talking, or being introduced.</summary>
    public Leg? PartOf(AgentId agent) => Legs.FindLast(leg => leg.Agent == agent && leg.IsLive && !leg.Released);

    internal Call With(Leg leg) => this with { Legs = Legs.SetItem(Legs.FindIndex(other => other.Id == leg.Id), leg) };

    internal Call Go(CallPhase phase, DateTimeOffset now) =>
        this with { Phase = phase, PhaseSince = phase.GetType() == Phase.GetType() ? PhaseSince : now };
}

/// <summary>Which leg could not be brought in, how it ended, and when.</summary>
public sealed record TransferFailure(LegId Leg, LegEnding Ending, DateTimeOffset At);
