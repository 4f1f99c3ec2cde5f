using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Routing;

/// <summary>A queue as administrators set it.</summary>
public sealed record QueueSetting
{
    internal static readonly SettingKind<QueueSetting> Kind = new("queue", QueueRules.Check) { CheckRemoval = QueueRules.CheckRemoval };

    /// <summary>What screens call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The queue with the lowest takes the calls to numbers that lead to none.</summary>
    public int Position { get; init; }

    /// <summary>The support numbers that lead to it, E.164.</summary>
    public ImmutableArray<string> Numbers { get; init; } = [];

    /// <inheritdoc cref="QueueOptions.CallerId"/>
    // Not init, as below.
    public string CallerId { get; set; } = "";

    /// <summary>Identities of agents who are rung for it. With none named here, and neither groups nor skills, all agents are.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];

    /// <summary>Groups whose agents are rung for it as well.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Skills, each with the lowest level: whoever has all of them is rung for it as well.</summary>
    public ImmutableDictionary<string, int> Skills { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <inheritdoc cref="QueueOptions.Priority"/>
    public int Priority { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Strategy>))]
    public Strategy Strategy { get; init; }

    /// <inheritdoc cref="QueueOptions.RingSeconds"/>
    public int RingSeconds { get; init; }

    /// <summary>Seconds of wrap-up after a call of it; null takes <c>Desk:WrapUpSeconds</c>.</summary>
    public int? WrapUpSeconds { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<UntakenTransfer>))]
    public UntakenTransfer UntakenTransfer { get; init; }

    /// <inheritdoc cref="QueueOptions.ConsultMinutes"/>
    // Not init, as below.
    public int ConsultMinutes { get; set; } = 10;

    [JsonConverter(typeof(JsonStringEnumConverter<OverlongConsult>))]
    public OverlongConsult OverlongConsult { get; init; }

    /// <inheritdoc cref="QueueOptions.TellBriefing"/>
    public bool TellBriefing { get; init; }

    public int AnswerTargetSeconds { get; init; } = 20;

    public int ShortAbandonSeconds { get; init; } = 5;

    /// <summary>Address of what its customers hear while they wait; empty: the product's own music.</summary>
    public string MusicUrl { get; init; } = "";

    /// <summary>Id of an uploaded recording that they hear instead.</summary>
    public string? MusicRecording { get; init; }

    /// <summary>What its customers are told while they wait, and what becomes of those whom nobody can answer.</summary>
    public WaitRules Waiting { get => field ?? WaitRules.MusicOnly; init; }

    public Phrases Phrases { get => field ?? new(); init; }

    /// <summary>Uploaded recordings that are played in place of sentences: id by the name of the phrase.</summary>
    public ImmutableDictionary<string, string> Recordings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Voice of Twilio's that says the sentences, such as <c>Polly.Amy</c>; empty: Twilio's own choice.</summary>
    public string Voice { get; init; } = "";

    /// <summary>Language of the sentences, such as <c>en-GB</c>; empty: that of the voice.</summary>
    public string Language { get; init; } = "";

    /// <summary>What it says to customers of other languages, by tag of the language such as <c>de-DE</c>.</summary>
    public ImmutableSortedDictionary<string, QueueLanguage> Languages { get; set; } = ImmutableSortedDictionary<string, QueueLanguage>.Empty;

    // Not init: what was saved before there was any of this has it from here.
    public RoutingSetting Routing { get; set; } = new();

    public QueueVoicemailSetting Voicemail { get; set; } = new();

    public QueueRecordingSetting Recording { get; set; } = new();

    /// <summary>What is said in its calls is written down by Twilio, and shown to whoever helps.</summary>
    public bool Transcript { get; set; }

    internal Queue Queue(string id, int ringTimeout, FrozenDictionary<AgentId, Member> members) => Routing.In(WithoutRouting(id, ringTimeout, members), members);

    private Queue WithoutRouting(string id, int ringTimeout, FrozenDictionary<AgentId, Member> members) => new()
    {
        Id = new QueueId(id),
        Name = Name is "" ? id : Name,
        Numbers = Numbers,
        CallerId = CallerId is "" ? null : CallerId,
        Agents = Agents.IsEmpty && Groups.IsEmpty && Skills.IsEmpty ? null : [.. Agents.Select(agent => new AgentId(agent)), .. members.Where(one => Has(one.Value)).Select(one => one.Key)],
        Priority = Priority,
        Strategy = Strategy,
        RingTime = TimeSpan.FromSeconds(RingSeconds == 0 ? ringTimeout : RingSeconds),
        WrapUp = WrapUpSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        UntakenTransfer = UntakenTransfer,
        ConsultTime = TimeSpan.FromMinutes(ConsultMinutes),
        OverlongConsult = OverlongConsult,
        TellBriefing = TellBriefing,
        AnswerTarget = TimeSpan.FromSeconds(AnswerTargetSeconds),
        ShortAbandon = TimeSpan.FromSeconds(ShortAbandonSeconds),
        Music = MusicUrl is "" ? null : new Uri(MusicUrl),
        MusicRecording = MusicRecording,
        Waiting = Waiting,
        Phrases = Phrases,
        Recordings = Recordings,
        Voicemail = Voicemail.Made,
        Recording = Recording.Made,
        Transcript = Transcript,
        Voice = Voice is "" ? null : Voice,
        Language = Language is "" ? null : Language,
        Languages = Languages.ToImmutableDictionary(),
    };

    private bool Has(Member member) => Groups.Any(group => member.Groups.Contains(group))
        || (!Skills.IsEmpty && Skills.All(needed => member.Skills.GetValueOrDefault(needed.Key) >= needed.Value));
}
