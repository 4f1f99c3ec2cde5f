using System.Text.RegularExpressions;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Teams;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Web.Routing;

/// <summary>Something that is wrong with a queue.</summary>
/// <param name="Field">Name of the property, with the number of the entry where there are several: <c>Numbers:0</c>.</param>
/// <param name="What">To follow the field's name: what is wrong.</param>
internal sealed record QueueFault(string Field, string What, string Example)
{
    public FieldFault OnForm => new(Field, $"This {What} For example: {Example}");
}

/// <summary>What a queue has to be, wherever it is written.</summary>
internal static partial class QueueRules
{
    public const int NameLength = 60;
    // Twilio says no more than this with one verb.
    private const int LongestSentence = 4096;

    public static IEnumerable<FieldFault> Check(string id, QueueSetting queue, SettingsNow others) =>
    [
        .. Faults(id, queue).Select(fault => fault.OnForm),
        .. others.All(QueueSetting.Kind).SelectMany(other => Shared(queue, other)),
        .. WaitChecks.Check(id, queue.Waiting, others).Select(fault => fault with { Field = $"{nameof(queue.Waiting)}:{fault.Field}" }),
        .. queue.Numbers.Select((number, index) => (Refusal: FlowRules.Refuse(number, others), index)).Where(one => one.Refusal is not null)
            .Select(one => new FieldFault($"{nameof(queue.Numbers)}:{one.index}", one.Refusal!)),
        .. queue.Languages.SelectMany(QueueLanguageFaults.Of),
    ];

    public static IEnumerable<FieldFault> CheckRemoval(string id, SettingsNow others) =>
    [
        .. others.All(QueueSetting.Kind).IsEmpty ? [new FieldFault("", $"This is the only queue, and calls have to go somewhere. Make another before you remove it.")] : Array.Empty<FieldFault>(),
        .. others.All(CalendarSetting.Kind).Where(calendar => calendar.Value.Then.NamedQueue?.Value == id)
            .Select(calendar => new FieldFault("", $"The calendar {calendar.Value.Name} sends its calls here while it is closed. Change that in Settings → Hours first.")),
        .. others.All(QueueSetting.Kind).Where(other => WaitChecks.Leads(other.Value.Waiting, id))
            .Select(other => new FieldFault("", $"The queue {other.Value.Name} sends customers here whom it cannot answer. Change that first.")),
        .. FlowRules.RefuseRemoval(new QueueId(id), others),
    ];

    /// <summary>What is wrong with a queue by itself.</summary>
    public static IEnumerable<QueueFault> Faults(string id, QueueSetting queue) =>
    [
        .. IdForm().IsMatch(id) ? [] : new[] { new QueueFault("Id", "is missing or is not 1 to 40 lower-case letters, digits and hyphens.", "sales") },
        .. queue.Name.Length <= NameLength ? [] : new[] { new QueueFault(nameof(queue.Name), $"is longer than {NameLength} characters.", "Sales") },
        .. Entries(nameof(queue.Numbers), queue.Numbers, E164().IsMatch, "a number in E.164 form: plus, country code, digits, no spaces", "+15550100001"),
        .. queue.CallerId is "" || E164().IsMatch(queue.CallerId) ? [] : new[] { new QueueFault(nameof(queue.CallerId), "is not a number in E.164 form: plus, country code, digits, no spaces.", "+15550100001") },
        .. Entries(nameof(queue.Agents), queue.Agents, VoiceIdentity.IsValid, "an agent's identity", "agent1"),
        .. queue.Voice is "" || FlowCheck.IsVoice(queue.Voice) ? [] : new[] { new QueueFault(nameof(queue.Voice), "is not the name of a voice: letters, digits, '.', '-' and '_'.", "Polly.Amy") },
        .. queue.Language is "" || FlowCheck.IsLanguage(queue.Language) ? [] : new[] { new QueueFault(nameof(queue.Language), "is not a language and region.", "en-GB") },
        .. queue.Groups.Concat(queue.Skills.Keys).Where(name => TeamName.Problem(name) is not null).Select(_ => new QueueFault(nameof(queue.Groups), "is not the name of a group or skill.", "sales")),
        .. queue.Recordings.Keys.Except(QueueSentences.All.Where(sentence => sentence.MayBeRecorded).Select(sentence => sentence.Name)).Select(name => new QueueFault($"{nameof(queue.Recordings)}:{name}", "cannot be a recording.", "Welcome")),
        .. queue.Routing.Faults(),
        .. queue.Voicemail.Transcribe && queue.Language is not "" && !queue.Language.StartsWith("en", StringComparison.Ordinal) ? [new QueueFault(nameof(queue.Voicemail), $"asks for transcripts of messages in {queue.Language}, and Twilio makes them of English alone.", "a language such as en-GB, or no transcripts")] : Array.Empty<QueueFault>(),
        .. Limits(queue).Where(limit => !limit.Holds).Select(limit => new QueueFault(limit.Field, $"is not {limit.Is}.", limit.Example)),
        .. Sentences(queue.Phrases).Where(sentence => !CanBeSaid(sentence.Text)).Select(sentence =>
            new QueueFault($"{nameof(queue.Phrases)}:{sentence.Name}", $"is empty, longer than {LongestSentence} characters, or holds one that no document can.", "<a sentence>")),
    ];

    /// <summary>An id that a name suggests.</summary>
    public static string IdFor(string name) => NotOfIds().Replace(name.Trim().ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } id ? id[..Math.Min(id.Length, SettingModel.IdLength)] : "";

    private static IEnumerable<(string Field, bool Holds, string Is, string Example)> Limits(QueueSetting queue) =>
    [
        (nameof(queue.Priority), queue.Priority is >= 0 and <= 100, "between 0 and 100", "0"),
        (nameof(queue.RingSeconds), queue.RingSeconds is 0 or (>= 5 and <= 60), "between 5 and 60 seconds, or 0 to take Twilio:RingTimeout", "20"),
        (nameof(queue.WrapUpSeconds), queue.WrapUpSeconds is null or (>= 0 and <= 3600), "between 0 and 3600 seconds", "20"),
        (nameof(queue.ConsultMinutes), queue.ConsultMinutes is >= 1 and <= 60, "between 1 and 60 minutes", "10"),
        (nameof(queue.Voicemail), queue.Voicemail.Holds, QueueVoicemailSetting.Rule, "180"),
        (nameof(queue.Recording), queue.Recording.Holds, QueueRecordingSetting.Rule, "120"),
        (nameof(queue.AnswerTargetSeconds), queue.AnswerTargetSeconds is >= 1 and <= 3600, "between 1 and 3600 seconds", "20"),
        (nameof(queue.ShortAbandonSeconds), queue.ShortAbandonSeconds is >= 0 and <= 60, "between 0 and 60 seconds", "5"),
        (nameof(queue.MusicUrl), IsAddress(queue.MusicUrl), "an absolute http or https address", "https://cdn.example.com/music.mp3"),
    ];

    private static IEnumerable<QueueFault> Entries(string field, IReadOnlyList<string> values, Predicate<string> holds, string what, string example) => values
        .Select((value, index) => (Value: value, Index: index)).Where(one => !holds(one.Value))
        .Select(one => new QueueFault($"{field}:{one.Index}", $"is '{one.Value}', which is not {what}.", example));

    private static IEnumerable<FieldFault> Shared(QueueSetting queue, Setting<QueueSetting> other) => queue.Numbers
        .Select((number, index) => (Number: number, Index: index)).Where(one => other.Value.Numbers.Contains(one.Number))
        .Select(one => new FieldFault($"{nameof(queue.Numbers)}:{one.Index}", $"{one.Number} leads to the queue {other.Value.Name} already. Take it off there first."));

    private static bool IsAddress(string url) => url is "" || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    public static bool CanBeSaid(string sentence) => FlowCheck.CanBeSaid(sentence);

    private static IEnumerable<(string Name, string Text)> Sentences(Phrases phrases) =>
        typeof(Phrases).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => (property.Name, (string?)property.GetValue(phrases) ?? ""));

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfIds();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();
}
