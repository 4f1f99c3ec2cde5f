using System.Collections.Immutable;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Calls;

/// <summary>The times within which the machine expects things to happen, and what it may count on.</summary>
public sealed record CallPolicy
{
    /// <summary>Twilio lets a phone ring for so much longer than it is asked to.</summary>
    public static readonly TimeSpan NetworkAdds = TimeSpan.FromSeconds(5);

    private static readonly QueueRecording NotRecorded = new();

    private static readonly TimeSpan ShortestRing = NetworkAdds + TimeSpan.FromSeconds(5);

    /// <summary>How long an agent's phone rings where its queue has no time of its own.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long it rings for a call of each queue.</summary>
    public ImmutableDictionary<QueueId, TimeSpan> RingTimes { get; init; } = ImmutableDictionary<QueueId, TimeSpan>.Empty;

    /// <summary>How long the phone of a customer rings whom we call. A mailbox would answer later.</summary>
    public TimeSpan CustomerRingTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The queues in which a transfer that the chosen agent does not take goes to the next one: <see cref="UntakenTransfer.NextExpert"/>.</summary>
    public ImmutableHashSet<QueueId> SeekExperts { get; init; } = [];

    /// <summary>The queues in which a customer whose cold transfer nobody takes leaves a message: <see cref="UntakenTransfer.Voicemail"/>.</summary>
    public ImmutableHashSet<QueueId> TakeMessages { get; init; } = [];

    /// <summary>The queues, with the time after which a customer who was sent there goes back to the agent who sent them; zero: never.</summary>
    public ImmutableDictionary<QueueId, TimeSpan> ReturnTimes { get; init; } = ImmutableDictionary<QueueId, TimeSpan>.Empty;

    /// <summary>How long a consultation may last where its queue has no time of its own: the customer is on hold meanwhile.</summary>
    public TimeSpan ConsultTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one may last in each queue.</summary>
    public ImmutableDictionary<QueueId, TimeSpan> ConsultTimes { get; init; } = ImmutableDictionary<QueueId, TimeSpan>.Empty;

    /// <summary>The queues in which all three are together when that time is up: <see cref="OverlongConsult.Merge"/>.</summary>
    public ImmutableHashSet<QueueId> MergeConsults { get; init; } = [];

    /// <summary>How the calls of each queue are recorded; those of a queue that is not here are not.</summary>
    public ImmutableDictionary<QueueId, QueueRecording> Recordings { get; init; } = ImmutableDictionary<QueueId, QueueRecording>.Empty;

    /// <summary>The queues whose calls are written down.</summary>
    public ImmutableHashSet<QueueId> TranscribedQueues { get; init; } = [];

    /// <summary>The queues in which a second agent is told who transfers, and why, before they are let into the conference.</summary>
    public ImmutableHashSet<QueueId> TellBriefings { get; init; } = [];

    /// <summary>How long a colleague who is busy has to answer a request for a consultation, or to become free.</summary>
    public TimeSpan ConsultRequestTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one who has accepted it is waited for.</summary>
    public TimeSpan AcceptedRequestTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How much later than <see cref="RingTime"/> after it was dialled a phone that seems to ring is given up: its end may be reported late.</summary>
    public TimeSpan RingGrace { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long an agent whose browser was lost may take to come back before the customer goes to somebody else.</summary>
    public TimeSpan RejoinTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>No step of a flow takes longer: whoever has given no answer for so long, and is in no conference, is in no menu either.</summary>
    public TimeSpan LongestFlowStep { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Which outside numbers a call may be transferred to.</summary>
    public NumberPlan Numbers { get; init; } = new();

    /// <summary>Who may transfer where.</summary>
    public TransferRights Rights { get; init; } = new();

    /// <summary>How long after its answer Twilio ends the leg of somebody outside by itself: it costs, and nobody may be left who would hang up.</summary>
    public TimeSpan OutsideTimeLimit { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How long after the end of a call whoever is still connected is let go: time enough to hear the goodbye.</summary>
    public TimeSpan EndGrace { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Twilio has a document of its own for customers who call while this server is down.</summary>
    public bool HasFallback { get; init; }

    /// <summary>And for those whom we call.</summary>
    public bool HasFallbackWhenCalled { get; init; }

    public bool HasFallbackFor(Call call) => call.Direction is CallDirection.Inbound ? HasFallback : HasFallbackWhenCalled;

    public QueueRecording RecordingOf(Call call) => Recordings.GetValueOrDefault(call.Queue, NotRecorded);

    public bool TakesMessages(Call call) => TakeMessages.Contains(call.Queue);

    public bool Transcribes(QueueId queue) => TranscribedQueues.Contains(queue);

    public bool SeeksExperts(Call call) => SeekExperts.Contains(call.Queue);

    public bool TellsBriefing(Call call) => TellBriefings.Contains(call.Queue);

    public TimeSpan ConsultTimeOf(Call call) => ConsultTimes.GetValueOrDefault(call.Queue, ConsultTime);

    public bool MergesConsults(Call call) => MergeConsults.Contains(call.Queue);

    /// <summary>How long the phone rings, with what Twilio adds.</summary>
    public TimeSpan RingTimeOf(Call call) => RingTimes.GetValueOrDefault(call.RingsIn, RingTime) is var wanted && wanted > ShortestRing ? wanted : ShortestRing;

    /// <summary>As above, of one leg: a customer whom we call is rung for a time of their own.</summary>
    public TimeSpan RingTimeOf(Call call, Leg leg) => leg.Id == LegId.Customer ? CustomerRingTime : RingTimeOf(call);

    /// <summary>What Twilio is asked for, so that it rings for <see cref="RingTimeOf(Call, Leg)"/>.</summary>
    public TimeSpan RingTimeToAskFor(Call call, Leg leg) => RingTimeOf(call, leg) - NetworkAdds;
}
