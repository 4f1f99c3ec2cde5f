using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Core.Routing;

/// <summary>By what rule a waiting call finds its agent.</summary>
public enum Strategy
{
    /// <summary>Whoever has had nothing to do for the longest time.</summary>
    LongestIdle,

    /// <summary>Everybody in turn: whoever was rung the longest time ago.</summary>
    RoundRobin,

    /// <summary>Everybody who is free, at once; the first who answers has the call.</summary>
    RingAll,
}

/// <summary>Customers who wait for the same agents.</summary>
public sealed record Queue
{
    public required QueueId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The support numbers that lead here, E.164.</summary>
    public ImmutableArray<string> Numbers { get; init; } = [];

    /// <summary>What customers see whom its agents call, E.164: a number of the account, or one that was verified at Twilio; null: the first of <see cref="Numbers"/>.</summary>
    public string? CallerId { get; init; }

    /// <summary>Who is rung for this queue; null: every agent.</summary>
    public ImmutableHashSet<AgentId>? Agents { get; init; }

    /// <summary>Those of <see cref="Agents"/> who are rung only when a customer has waited for so long; all others are rung at once.</summary>
    public ImmutableDictionary<AgentId, TimeSpan> Later
    {
        get;
        init => (field, TierTimes) = (value, [.. value.Values.Distinct().Order()]);
    } = ImmutableDictionary<AgentId, TimeSpan>.Empty;

    /// <summary>After how long of waiting more agents are rung, in order.</summary>
    public ImmutableArray<TimeSpan> TierTimes { get; private init; } = [];

    /// <summary>What its calls need of whoever is rung.</summary>
    public SkillNeeds Needs { get; init; } = SkillNeeds.None;

    /// <summary>When a customer has waited for so long, no skill is needed any more; zero: never.</summary>
    public TimeSpan DropNeedsAfter { get; init; }

    /// <summary>A customer who was sent here by an agent goes back to them, as soon as they are free, when nobody has answered here for so long; zero: never.</summary>
    public TimeSpan ReturnAfter { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Customers of a queue with a higher number go first, however long others have waited.</summary>
    public int Priority { get; init; }

    public Strategy Strategy { get; init; }

    /// <summary>How long an agent's phone rings for a call of this queue.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>An agent's time for the work after a call of this queue; null: as for calls of any.</summary>
    public TimeSpan? WrapUp { get; init; }

    /// <summary>What becomes of a transfer of its calls that the chosen agent does not take.</summary>
    public UntakenTransfer UntakenTransfer { get; init; }

    /// <summary>How long a consultation about one of its calls may last: the customer is on hold meanwhile.</summary>
    public TimeSpan ConsultTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What becomes of a consultation that has lasted so long.</summary>
    public OverlongConsult OverlongConsult { get; init; }

    /// <summary>Whether a second agent is told who transfers a call of it, and why, before they are let into the conference.</summary>
    public bool TellBriefing { get; init; }

    /// <summary>Whoever is answered within this time was answered in time.</summary>
    public TimeSpan AnswerTarget { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A customer who hangs up sooner has dialled by mistake or thought better of it; nobody could have answered.</summary>
    public TimeSpan ShortAbandon { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What its customers are told while they wait, and what becomes of those whom nobody can answer.</summary>
    public WaitRules Waiting { get; init; } = WaitRules.MusicOnly;

    /// <summary>What is said to its customers.</summary>
    public Phrases Phrases { get; init; } = new();

    /// <summary>Voice of what is said, such as <c>Polly.Amy</c>; null: Twilio's own choice.</summary>
    public string? Voice { get; init; }

    /// <summary>Language of what is said, such as <c>en-GB</c>; null: that of the voice.</summary>
    public string? Language { get; init; }

    /// <summary>What it says to customers of other languages, by tag of the language.</summary>
    public ImmutableDictionary<string, QueueLanguage> Languages { get; init; } = ImmutableDictionary<string, QueueLanguage>.Empty;

    /// <summary>Recordings that are played in place of sentences: id by the name of the phrase.</summary>
    public ImmutableDictionary<string, string> Recordings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Address of what its customers hear while they wait; null: <see cref="MusicRecording"/>.</summary>
    public Uri? Music { get; init; }

    /// <summary>Id of a recording that they hear while they wait; null: the product's own music.</summary>
    public string? MusicRecording { get; init; }

    /// <summary>How it takes messages.</summary>
    public QueueVoicemail Voicemail { get; init; } = new();

    /// <summary>How its calls are recorded.</summary>
    public QueueRecording Recording { get; init; } = new();

    /// <summary>Its calls are written down while they are on; whoever calls is told so first.</summary>
    public bool Transcript { get; init; }

    public bool Has(AgentId agent) => Agents?.Contains(agent) ?? true;

    /// <summary>After how long of waiting an agent is rung.</summary>
    public TimeSpan TierOf(AgentId agent) => Later.IsEmpty ? TimeSpan.Zero : Later.GetValueOrDefault(agent);
}
