using System.Collections.Immutable;
using System.Globalization;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Web.Routing;

/// <summary>A queue as it is typed: whatever stands in a field stays there, whether it can be read or not.</summary>
public sealed class QueueForm
{
    private readonly int _position;

    private QueueForm(QueueSetting queue)
    {
        _position = queue.Position;
        (Name, Numbers, MusicUrl, Strategy, UntakenTransfer) = (queue.Name, string.Join('\n', queue.Numbers), queue.MusicUrl, queue.Strategy, queue.UntakenTransfer);
        (Priority, RingSeconds, WrapUpSeconds) = (Text(queue.Priority), Text(queue.RingSeconds == 0 ? null : queue.RingSeconds), Text(queue.WrapUpSeconds));
        (AnswerTargetSeconds, ShortAbandonSeconds) = (Text(queue.AnswerTargetSeconds), Text(queue.ShortAbandonSeconds));
        (ConsultMinutes, OverlongConsult, TellBriefing) = (Text(queue.ConsultMinutes), queue.OverlongConsult, queue.TellBriefing);
        CallerId = queue.CallerId;
        Agents = [.. queue.Agents];
        (Groups, Skills) = ([.. queue.Groups], string.Join(", ", queue.Skills.OrderBy(skill => skill.Key, StringComparer.Ordinal).Select(skill => $"{skill.Key}={skill.Value}")));
        Routing = new(queue.Routing);
        (MusicRecording, Recordings, Voice, Language) = (queue.MusicRecording, queue.Recordings.ToDictionary(), queue.Voice, queue.Language);
        (Voicemail, Recording) = (new(queue.Voicemail), new(queue.Recording));
        Transcript = queue.Transcript;
        Music = queue.MusicRecording is not null ? QueueMusic.Recording : queue.MusicUrl is "" ? QueueMusic.Own : QueueMusic.Address;
        Waiting = WaitDraft.Of(queue.Waiting);
        Languages = QueueLanguageForm.Of(queue.Languages);
        Sentences = QueueSentences.All.ToDictionary(sentence => sentence.Name, sentence => sentence.Read(queue.Phrases));
    }

    public string Name { get; set; }

    /// <summary>One on a line.</summary>
    public string Numbers { get; set; }

    /// <summary>Empty: the first of the numbers.</summary>
    public string CallerId { get; set; }

    public HashSet<string> Agents { get; }

    public HashSet<string> Groups { get; }

    /// <summary>As <c>name=level</c>, with commas between them.</summary>
    public string Skills { get; set; }

    public RoutingForm Routing { get; }

    public Strategy Strategy { get; set; }

    public UntakenTransfer UntakenTransfer { get; set; }

    public string ConsultMinutes { get; set; }

    public OverlongConsult OverlongConsult { get; set; }

    public bool TellBriefing { get; set; }

    public string Priority { get; set; }

    /// <summary>Empty: as the settings have it.</summary>
    public string RingSeconds { get; set; }

    /// <summary>Empty: as the settings have it.</summary>
    public string WrapUpSeconds { get; set; }

    public string AnswerTargetSeconds { get; set; }

    public string ShortAbandonSeconds { get; set; }

    public QueueVoicemailForm Voicemail { get; }

    public QueueRecordingForm Recording { get; }

    public bool Transcript { get; set; }

    public QueueMusic Music { get; set; }

    public string MusicUrl { get; set; }

    public string? MusicRecording { get; set; }

    public string Voice { get; set; }

    public string Language { get; set; }

    public WaitDraft Waiting { get; }

    /// <summary>What it says to customers of other languages.</summary>
    public List<QueueLanguageForm> Languages { get; }

    /// <summary>By the name of the phrase.</summary>
    public Dictionary<string, string> Recordings { get; }

    /// <summary>By the name of the phrase.</summary>
    public Dictionary<string, string> Sentences { get; }

    public static QueueForm Of(QueueSetting queue) => new(queue);

    /// <summary>What cannot be read.</summary>
    public IEnumerable<FieldFault> Faults =>
    [
        .. NumberFaults,
        .. Waiting.Unreadable().Select(fault => fault with { Field = $"{nameof(Waiting)}:{fault.Field}" }),
        .. Routing.Faults,
        .. Voicemail.Faults,
        .. Recording.Faults,
        .. Teams.Skills.Typed(Skills).Problems.Select(problem => new FieldFault(nameof(Skills), problem)),
        .. Music is QueueMusic.Address && MusicUrl.Trim() is "" ? [new FieldFault(nameof(MusicUrl), $"Write the address of the music. For example: https://cdn.example.com/music.mp3")] : Array.Empty<FieldFault>(),
        .. Music is QueueMusic.Recording && MusicRecording is null ? [new FieldFault(nameof(MusicRecording), $"Choose a recording, or upload one.")] : Array.Empty<FieldFault>(),
    ];

    private IEnumerable<FieldFault> NumberFaults => new[]
        {
            (nameof(Priority), Priority, MayBeEmpty: false), (nameof(RingSeconds), RingSeconds, MayBeEmpty: true), (nameof(WrapUpSeconds), WrapUpSeconds, MayBeEmpty: true),
            (nameof(ConsultMinutes), ConsultMinutes, MayBeEmpty: false), (nameof(AnswerTargetSeconds), AnswerTargetSeconds, MayBeEmpty: false), (nameof(ShortAbandonSeconds), ShortAbandonSeconds, MayBeEmpty: false),
        }
        .Where(one => Number(one.Item2) is null && !(one.MayBeEmpty && one.Item2.Trim() is ""))
        .Select(one => new FieldFault(one.Item1, $"This is not a whole number. For example: 20"));

    public QueueSetting Read() => new()
    {
        Name = Name.Trim(),
        Position = _position,
        Numbers = [.. Numbers.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(TypedNumber.Plain).Distinct()],
        CallerId = TypedNumber.Plain(CallerId),
        Agents = [.. Agents.Order(StringComparer.Ordinal)],
        Strategy = Strategy,
        UntakenTransfer = UntakenTransfer,
        ConsultMinutes = Number(ConsultMinutes) ?? 0,
        OverlongConsult = OverlongConsult,
        TellBriefing = TellBriefing,
        Priority = Number(Priority) ?? 0,
        RingSeconds = Number(RingSeconds) ?? 0,
        WrapUpSeconds = Number(WrapUpSeconds),
        AnswerTargetSeconds = Number(AnswerTargetSeconds) ?? 0,
        ShortAbandonSeconds = Number(ShortAbandonSeconds) ?? 0,
        Groups = [.. Groups.Order(StringComparer.Ordinal)],
        Skills = Teams.Skills.Typed(Skills).Skills.Levels,
        Routing = Routing.Read(),
        MusicUrl = Music is QueueMusic.Address ? MusicUrl.Trim() : "",
        MusicRecording = Music is QueueMusic.Recording ? MusicRecording : null,
        Voicemail = Voicemail.Read(),
        Recording = Recording.Read(),
        Transcript = Transcript,
        Voice = Voice.Trim(),
        Language = Language.Trim(),
        Waiting = Waiting.Read(),
        Recordings = Recordings.ToImmutableDictionary(),
        Languages = QueueLanguageForm.Read(Languages),
        Phrases = QueueSentences.All.Aggregate(new Phrases(), (phrases, sentence) => sentence.Write(phrases, Sentences[sentence.Name].Trim())),
    };

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Where the music of a queue comes from.</summary>
public enum QueueMusic
{
    Own,
    Recording,
    Address,
}
