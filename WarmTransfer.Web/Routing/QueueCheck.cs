using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Routing;

/// <summary>Finds everything that is wrong with the queues, at once and before the first call.</summary>
internal sealed partial class QueueCheck(QueueSettings settings) : IValidateOptions<DeskOptions>
{
    // Twilio says no more than this with one verb.
    private const int LongestSentence = 4096;

    public ValidateOptionsResult Validate(string? name, DeskOptions options)
    {
        string[] faults = [.. Faults(settings.Read()).Concat(ZoneFaults(options.TimeZone)).Select(fault => fault.ToString())];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<SettingFault> Faults(IReadOnlyList<(string Place, QueueOptions Queue)> queues) =>
    [
        .. settings.Faults,
        .. queues.SelectMany(one => Faults(one.Place, one.Queue)),
        .. Twice(queues.Select(one => ($"{one.Place}:{nameof(QueueOptions.Id)}", one.Queue.Id)), "<another id>"),
        .. Twice(queues.SelectMany(one => Entries(one.Place, nameof(QueueOptions.Numbers), one.Queue.Numbers)), "+15550100001"),
    ];

    private static IEnumerable<SettingFault> Faults(string place, QueueOptions queue) =>
    [
        .. IdFaults(place, queue.Id),
        .. Entries(place, nameof(queue.Numbers), queue.Numbers).Where(number => !E164().IsMatch(number.Value)).Select(number =>
            SettingFault.Mend(number.Place, $"is '{number.Value}', which is not a number in E.164 form: plus, country code, digits, no spaces.", "+15550100001")),
        .. Entries(place, nameof(queue.Agents), queue.Agents).Where(agent => !VoiceIdentity.IsValid(agent.Value)).Select(agent =>
            SettingFault.Mend(agent.Place, $"is '{agent.Value}', which is not an agent's identity.", "agent1")),
        .. Limits(place, queue),
        .. MusicFaults(place, queue.MusicUrl),
        .. Sentences(queue.Phrases).Where(sentence => sentence.Text.Trim() is "" or { Length: > LongestSentence } || !sentence.Text.EnumerateRunes().All(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))).Select(sentence =>
            SettingFault.Mend($"{place}:{nameof(queue.Phrases)}:{sentence.Name}", $"is empty, longer than {LongestSentence} characters, or holds one that no document can.", "<a sentence>")),
    ];

    private static IEnumerable<SettingFault> ZoneFaults(string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            yield return SettingFault.Mend($"{DeskOptions.Section}:{nameof(DeskOptions.TimeZone)}", $"is '{zone}', a time zone that this machine does not know.", "Europe/Berlin");
    }

    private static IEnumerable<SettingFault> IdFaults(string place, string id)
    {
        if (!IdForm().IsMatch(id))
            yield return SettingFault.Mend($"{place}:{nameof(QueueOptions.Id)}", "is missing or is not 1 to 40 lower-case letters, digits and hyphens.", "sales");
    }

    private static IEnumerable<SettingFault> Limits(string place, QueueOptions queue)
    {
        if (queue.Priority is < 0 or > 100)
            yield return SettingFault.Mend($"{place}:{nameof(queue.Priority)}", "is not between 0 and 100.", "0");
        if (queue.RingSeconds is not (0 or (>= 5 and <= 60)))
            yield return SettingFault.Mend($"{place}:{nameof(queue.RingSeconds)}", "is not between 5 and 60 seconds, or 0 to take Twilio:RingTimeout.", "20");
        if (queue.AnswerTargetSeconds is < 1 or > 3600)
            yield return SettingFault.Mend($"{place}:{nameof(queue.AnswerTargetSeconds)}", "is not between 1 and 3600 seconds.", "20");
        if (queue.ShortAbandonSeconds is < 0 or > 60)
            yield return SettingFault.Mend($"{place}:{nameof(queue.ShortAbandonSeconds)}", "is not between 0 and 60 seconds.", "5");
    }

    private static IEnumerable<SettingFault> MusicFaults(string place, string url)
    {
        if (url is not "" && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return SettingFault.Mend($"{place}:{nameof(QueueOptions.MusicUrl)}", "is not an absolute http or https address.", "https://cdn.example.com/music.mp3");
    }

    private static IEnumerable<SettingFault> Twice(IEnumerable<(string Place, string Value)> entries, string example) => entries
        .Where(entry => entry.Value is not "")
        .GroupBy(entry => entry.Value, StringComparer.Ordinal)
        .SelectMany(same => same.Skip(1).Select(entry => SettingFault.Mend(entry.Place, $"is '{entry.Value}', which {same.First().Place} is already.", example)));

    private static IEnumerable<(string Place, string Value)> Entries(string place, string setting, string[] values) =>
        values.Select((value, i) => ($"{place}:{setting}:{i}", value));

    private static IEnumerable<(string Name, string Text)> Sentences(Phrases phrases) =>
        typeof(Phrases).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => (property.Name, (string?)property.GetValue(phrases) ?? ""));

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();
}
