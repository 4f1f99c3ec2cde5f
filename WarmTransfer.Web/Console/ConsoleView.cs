using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Quality;

namespace WarmTransfer.Web.Console;

/// <summary>Everything that one agent's screen shows, at one moment.</summary>
/// <param name="Waiting">Customers who wait for an agent.</param>
/// <param name="LongestWaitSince">When the first of them called.</param>
/// <param name="Rejoin">A call that this agent was lost from and may come back to.</param>
/// <param name="Taken">Who has just answered a call that rang here too, as a sentence.</param>
public sealed record ConsoleView(
    AgentView Me, CallCard? Call, ImmutableArray<AgentView> Agents, int Waiting, DateTimeOffset? LongestWaitSince, RejoinOffer? Rejoin = null, Sentence? Taken = null)
{
    /// <summary>The queues to which a call can be sent.</summary>
    public ImmutableArray<QueueView> Queues { get; init; } = [];

    /// <summary>Colleagues who ask this agent for a consultation.</summary>
    public ImmutableArray<ConsultRequestView> Requests { get; init; } = [];

    // An ImmutableArray compares by its array; the screen must see two equal lists as equal.
    public bool Equals(ConsoleView? other) => other is not null && Me == other.Me && Equals(Call, other.Call)
        && Agents.SequenceEqual(other.Agents) && Waiting == other.Waiting && LongestWaitSince == other.LongestWaitSince && Rejoin == other.Rejoin && Taken == other.Taken && Queues.SequenceEqual(other.Queues) && Requests.SequenceEqual(other.Requests);

    public override int GetHashCode() => HashCode.Combine(Me, Call, Waiting);
}

/// <summary>An agent as colleagues see them.</summary>
/// <param name="WhyNot">Why a call cannot be sent there now; null when it can.</param>
/// <param name="WrapUpUntil">When the work after the last call ends; null outside of it.</param>
/// <param name="MayExtend">Wrap-up can still be extended.</param>
/// <param name="Away">Why the agent takes no calls now, or, as <paramref name="AwayNext"/>, after this one.</param>
/// <param name="ForcedBy">Name of the supervisor who wants it so; null when the agent does, and for everybody but oneself.</param>
/// <param name="Test">The test of the phone; null where it is not offered.</param>
/// <param name="Work">The call of which something is to be said; null: none, and for everybody but oneself.</param>
/// <param name="Unfinished">Calls whose queue requires a disposition and which have none; 0 for everybody but oneself.</param>
public sealed record AgentView(
    AgentId Id, string Name, AgentState State, DateTimeOffset Since, Sentence? WhyNot,
    DateTimeOffset? WrapUpUntil = null, bool MayExtend = false, string? Away = null, string? AwayNext = null, string? ForcedBy = null, TestView? Test = null, CallWork? Work = null, int Unfinished = 0);

/// <summary>A queue as agents see it who may send a call there.</summary>
/// <param name="Free">Agents who would be rung for it and can take a call now.</param>
/// <param name="Waiting">Customers who wait there.</param>
/// <param name="Minutes">How long whoever came next would wait there, as far as that can be foreseen; null: it is not known, or nobody waits.</param>
public sealed record QueueView(QueueId Id, string Name, int Free, int Waiting, int? Minutes = null)
{
    public Sentence Words => Minutes is { } minutes ? $"{Now}, about {minutes} min" : Now;

    private Sentence Now => (Free, Waiting) switch
    {
        (0, 0) => $"Nobody is free, nobody waits",
        (0, _) => $"Nobody is free, {Waiting} {Waiting:plural:waits|wait}",
        (_, 0) => $"{Free} {Free:plural:is|are} free, nobody waits",
        _ => $"{Free} {Free:plural:is|are} free, {Waiting} {Waiting:plural:waits|wait}",
    };
}

/// <summary>How the last test of a phone went, if there was one.</summary>
/// <param name="InShift">It went well, in this shift.</param>
public sealed record TestView(LastTest? Last, bool InShift);

/// <summary>A call that an agent's browser was lost from.</summary>
/// <param name="Until">When it goes to somebody else, or stays with whom the customer has.</param>
/// <param name="With">Name of the agent with whom the customer talks meanwhile; null while they hear music.</param>
public sealed record RejoinOffer(CallId Call, string Customer, DateTimeOffset Until, string? With = null);

/// <summary>What the first agent says of the call, and what has been so far.</summary>
/// <param name="From">Name of the agent who transfers.</param>
/// <param name="WaitedSeconds">How long the customer waited before an agent first answered.</param>
/// <param name="TalkingSince">When an agent first answered.</param>
/// <param name="SoFar">The last that happened, the newest at the end.</param>
public sealed record BriefingView(string From, string Reason, string Note, int WaitedSeconds, DateTimeOffset? TalkingSince, ImmutableArray<PastMoment> SoFar)
{
    public bool Equals(BriefingView? other) => other is not null && From == other.From && Reason == other.Reason && Note == other.Note
        && WaitedSeconds == other.WaitedSeconds && TalkingSince == other.TalkingSince && SoFar.SequenceEqual(other.SoFar);

    public override int GetHashCode() => HashCode.Combine(From, Reason, Note);
}

/// <summary>Why each command would be refused now; null when it would not.</summary>
public sealed record CallControls(
    Refusal? DialIn, Refusal? Consult, Refusal? Cold, Refusal? Merge, Refusal? Swap, Refusal? Cancel, Refusal? Leave,
    Refusal? Hold, Refusal? Resume, Refusal? End)
{
    public Refusal? PauseRecording { get; init; }

    public Refusal? ResumeRecording { get; init; }

    public Refusal? BeginPayment { get; init; }

    public Refusal? EndPayment { get; init; }

    /// <summary>Why no key would reach the far end.</summary>
    public Refusal? Keys { get; init; }

    public static CallControls None { get; } = new(null, null, null, null, null, null, null, null, null, null);
}

/// <summary>The call that an agent has a part in.</summary>
/// <param name="Queue">Whose call it is.</param>
/// <param name="StatusText">The status line: "Incoming support call", "In call with customer" …</param>
/// <param name="Since">When the status line became true.</param>
/// <param name="Ringing">This agent's phone is ringing for it.</param>
public sealed record CallCard(CallId Id, CallerView Caller, QueueId Queue, Sentence StatusText, DateTimeOffset Since, bool Ringing, ImmutableArray<PartyView> Parties, CallControls Controls)
{
    public TransferView Transfer { get; init; } = new();

    /// <summary>What the agent who transfers the call has to say; null when nobody did.</summary>
    public BriefingView? Briefing { get; init; }

    /// <summary>How it is recorded; null: it is not, and no payment is taken.</summary>
    public RecordingView? Recording { get; init; }

    /// <summary>What the phone network does not do at present.</summary>
    public TroubleView? Trouble { get; init; }

    /// <summary>The help that somebody on this call asks for; null when nobody does.</summary>
    public HelpView? HelpRequest { get; init; }

    /// <summary>The second party while it is not in the call yet.</summary>
    public PartyView? Coming => Parties.FirstOrDefault(party => party is { Kind: PartyKind.Agent, InRoom: false, Progress: < LegProgress.Ended });

    // An ImmutableArray compares by its array.
    public bool Equals(CallCard? other) => other is not null && Id == other.Id && Caller == other.Caller && Queue == other.Queue && StatusText == other.StatusText
        && Since == other.Since && Ringing == other.Ringing && Parties.SequenceEqual(other.Parties) && Controls == other.Controls && Transfer == other.Transfer
        && Briefing == other.Briefing && Recording == other.Recording && Trouble == other.Trouble && HelpRequest == other.HelpRequest;

    public override int GetHashCode() => HashCode.Combine(Id, StatusText, Since);
}

/// <summary>The customer of a call.</summary>
/// <param name="Name">The number, or what is known in its place.</param>
/// <param name="ArrivedAt">When the call began.</param>
/// <param name="Verification">What the carriers say of the number; null: nothing.</param>
/// <param name="Language">Such as <c>en-GB</c>; null: not known.</param>
public sealed record CallerView(string Name, DateTimeOffset ArrivedAt, CallerVerification? Verification = null, string? Language = null);

/// <summary>A transfer, as far as it is.</summary>
/// <param name="Stage">Which of the commands make sense.</param>
/// <param name="Failure">How the last attempt to bring a second agent in failed, as a sentence.</param>
/// <param name="RingsUntil">When a second party who is being rung is given up.</param>
/// <param name="ThenNextExpert">When a second agent is given up, another is rung; otherwise the customer is given back.</param>
/// <param name="ConsultEnds">When the consultation is over by itself; null outside of one.</param>
/// <param name="ConsultMerges">All three are together then; otherwise the second party goes.</param>
/// <param name="Asked">The busy colleague whom this agent asks for a consultation.</param>
/// <param name="Experts">Which queue is asked, and how far the search there is, as a sentence; null: the transfer is to somebody.</param>
public sealed record TransferView(
    CallStage Stage = CallStage.Plain, Sentence? Failure = null, DateTimeOffset? RingsUntil = null, bool ThenNextExpert = false, DateTimeOffset? ConsultEnds = null, bool ConsultMerges = false,
    AskedView? Asked = null, Sentence? Experts = null);

/// <summary>What the recording of a call does, as Twilio has said.</summary>
/// <param name="Until">When a paused one goes on by itself; null: it is not paused.</param>
/// <param name="Problem">What was asked and is not done, as a sentence.</param>
/// <param name="Payment">Whether a payment is being taken, or waits until nothing is recorded any more.</param>
public sealed record RecordingView(RecordingLook Look, DateTimeOffset Since, DateTimeOffset? Until = null, Sentence? Problem = null, PaymentStage Payment = PaymentStage.None);

/// <summary>What screens tell apart.</summary>
public enum RecordingLook
{
    /// <summary>It is none, but for a payment.</summary>
    None,
    Starting,
    Recording,
    Pausing,
    Paused,
    Resuming,
    Over,
    Failed,
}

/// <summary>How far a payment is.</summary>
public enum PaymentStage
{
    None,

    /// <summary>The customer must not say the data of a card yet.</summary>
    Waiting,

    /// <summary>Now they may.</summary>
    Open,
}

/// <summary>What does not get done, as a sentence, and when its turn comes.</summary>
public sealed record TroubleView(Sentence Text, DateTimeOffset? Until = null);

/// <summary>An agent on the call asks for help.</summary>
/// <param name="Mine">It is this agent who asks.</param>
/// <param name="Coming">Name of the supervisor who has answered; null while nobody has.</param>
public sealed record HelpView(string By, bool Mine, DateTimeOffset Since, string? Coming);

/// <summary>How far a transfer is, to the agent who looks at it.</summary>
public enum CallStage
{
    /// <summary>No transfer is under way.</summary>
    Plain,

    /// <summary>A second party is rung while owner and customer talk on.</summary>
    Introducing,

    Consulting,

    ThreeWay,

    /// <summary>This agent was brought in and does not own the call yet.</summary>
    Joined,
}

/// <summary>One party of the call: the customer, this agent, or another.</summary>
/// <param name="State">In words: "Ringing", "Connected", "Leaving" …</param>
/// <param name="Hears">Names of those whom this party hears.</param>
/// <param name="Music">This party hears music instead.</param>
/// <param name="Sound">How well, as far as the party's browser has said.</param>
/// <param name="HeldSince">When Twilio confirmed the hold; null while the party is on none.</param>
public sealed record PartyView(
    LegId Leg, PartyKind Kind, string Name, Sentence State, LegProgress Progress, bool InRoom, DateTimeOffset Since,
    bool Muted, bool Held, ImmutableArray<Sentence> Hears, bool Music, LegSound? Sound = null, DateTimeOffset? HeldSince = null)
{
    public bool Equals(PartyView? other) => other is not null && Leg == other.Leg && Kind == other.Kind && Name == other.Name
        && State == other.State && Progress == other.Progress && InRoom == other.InRoom && Since == other.Since
        && Muted == other.Muted && Held == other.Held && Hears.SequenceEqual(other.Hears) && Music == other.Music && Sound == other.Sound && HeldSince == other.HeldSince;

    public override int GetHashCode() => HashCode.Combine(Leg, State, Since);
}

/// <summary>Who a party is to the person who looks at the screen.</summary>
public enum PartyKind
{
    Customer,
    You,
    Agent,

    /// <summary>Takes part in a call that is somebody else's.</summary>
    Supervisor,
}
