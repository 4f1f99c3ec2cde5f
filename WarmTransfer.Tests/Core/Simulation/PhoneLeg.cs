using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>A leg as the phone network has it: the truth, whatever the product believes.</summary>
internal sealed class PhoneLeg(int serial, string sid, CallId call, LegId id, AgentId? agent)
{
    public int Serial { get; } = serial;

    public string Sid { get; } = sid;

    public CallId Call { get; } = call;

    public LegId Id { get; set; } = id;

    public AgentId? Agent { get; } = agent;

    /// <summary>Its party called us; nobody was told to report on such a leg.</summary>
    public bool CalledIn { get; init; }

    /// <summary>A supervisor has called in.</summary>
    public bool Watches { get; init; }

    public LegProgress Progress { get; set; } = LegProgress.Dialled;

    public LegEnding? Ending { get; set; }

    /// <summary>Accepted, and not placed yet: calls are placed one by one.</summary>
    public bool IsQueued { get; set; } = true;

    /// <summary>When its phone began to ring.</summary>
    public long? RangAt { get; set; }

    /// <summary>Its own party ended it, and not we.</summary>
    public bool EndedByParty { get; set; }

    /// <summary>We were down when Twilio asked what comes next, and it hung up.</summary>
    public bool IsForsaken { get; set; }

    /// <summary>It was in a conference that had started when it ended.</summary>
    public bool WasTalking { get; set; }

    public Conference? In { get; set; }

    public bool Held { get; set; }

    public bool Muted { get; set; }

    /// <summary>Sid of the only leg that hears this one; it stays when that leg goes.</summary>
    public string? Coaching { get; set; }

    public bool Starts { get; set; }

    public bool Ends { get; set; }

    /// <summary>Hears a sentence of ours, or Twilio is fetching what comes next.</summary>
    public bool Busy { get; set; }

    /// <summary>Up, and nothing will ever happen on it again unless somebody looks.</summary>
    public bool IsStranded { get; set; }

    /// <summary>It hears who transfers, and why, and is in no conference yet.</summary>
    public bool HearsBriefing { get; set; }

    /// <summary>It has heard that to the end.</summary>
    public bool IsBriefed { get; set; }

    /// <summary>It was fetched away before the end.</summary>
    public bool IsBriefingCut { get; set; }

    /// <summary>It was told, to the end, that the call is over.</summary>
    public bool HeardGoodbye { get; set; }

    /// <summary>It is with a mailbox or somebody outside, and no longer ours.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>Since when it is recorded; null: it is not.</summary>
    public long? RecordedSince { get; set; }

    /// <summary>Its transcriptions that are under way, by number.</summary>
    public HashSet<int> Transcribed { get; } = [];

    /// <summary>Counts the documents, so that one that comes late does not run over a newer one.</summary>
    public int Errand { get; set; }

    /// <summary>Its browser has called in and has not been answered: it has no name with us yet.</summary>
    public bool IsNameless => Id == Unknown;

    public static LegId Unknown { get; } = new("unknown");

    public bool IsCustomer => Id == LegId.Customer;

    public bool IsLive => Progress != LegProgress.Ended;

    public bool IsUp => Progress == LegProgress.Answered;

    /// <summary>The other one is there to talk to, muted or not.</summary>
    public bool Meets(PhoneLeg other) => this != other && In is { Started: true } && In == other.In && !Held && !other.Held;

    public bool Hears(PhoneLeg other) => Meets(other) && !other.Muted && (other.Coaching is null || other.Coaching == Sid);

    /// <summary>A supervisor who is not heard is no company.</summary>
    public bool MeetsSomebody => In is { Started: true } && !Held && In.Legs.Exists(other => other.Watches ? Hears(other) : Meets(other));

    public override string ToString() => $"{Id} of {Call}";

    public bool HearsMusic => In is { Started: false } || In is not null && Held;
}

/// <summary>A conference as the phone network has it.</summary>
internal sealed class Conference(CallId call, int room, string sid)
{
    public CallId Call { get; } = call;

    public int Room { get; } = room;

    public string Sid { get; } = sid;

    public bool Started { get; set; }

    public bool IsLive { get; set; } = true;

    public int Sequence { get; set; }

    public List<PhoneLeg> Legs { get; } = [];
}

/// <summary>What somebody has said after the beep.</summary>
internal sealed record Message(string Sid, CallId Call, long Milliseconds, long At)
{
    public bool IsOne => Milliseconds >= Voicemail.Shortest.TotalMilliseconds;
}
