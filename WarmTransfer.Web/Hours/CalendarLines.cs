using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Hours;

/// <summary>A calendar in words, one line for each thing that can be set.</summary>
internal static class CalendarLines
{
    public static IEnumerable<(Sentence What, Sentence Text)> Of(CalendarSetting calendar) =>
    [
        ($"Name", $"{calendar.Name}"),
        ($"Time zone", $"{calendar.Zone}"),
        .. CalendarDraft.Days.Select(day => (HoursWords.Day(day), Spans(calendar.Weekly.Where(span => span.Day == day).Select(span => span.Span)))),
        ($"Dates", List(calendar.Exceptions.Select(Exception), $"none")),
        ($"Public holidays", calendar.Holidays is { } place ? $"{$"{place.Country} {place.Region}".Trim()}" : (Sentence)$"none"),
        ($"Message", $"{calendar.Message}"),
        ($"In other languages", List(calendar.Also.Texts.Select(one => (Sentence)$"{one.Key}: {one.Value}"), $"none")),
        ($"Then", Then(calendar.Then)),
        ($"Queues", List(calendar.Queues.Select(queue => (Sentence)$"{queue}"), $"none")),
    ];

    /// <summary>What screens call a queue.</summary>
    public static Sentence NameOf(string queue, SettingsNow settings) => settings.Find(QueueSetting.Kind, queue) switch
    {
        null => $"{queue} (removed)",
        { Value.Name: "" } => $"{queue}",
        var known => $"{known.Value.Name}",
    };

    public static string Span(OpenSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.From:HH\\:mm}–{(span.To == TimeOnly.MinValue ? "24:00" : $"{span.To:HH\\:mm}")}");

    /// <summary>One after the other, or that there is none.</summary>
    public static Sentence List(IEnumerable<Sentence> items, Sentence none) => items.Aggregate((Sentence?)null, (all, one) => all is null ? one : $"{all}, {one}") ?? none;

    private static Sentence Then(Destination then) => then switch
    {
        Destination.ToQueue to => $"to the queue {to.Queue}",
        Destination.ToNumber to => $"to {to.Number}",
        Destination.ToVoicemail to => $"to the voicemail of {to.Queue}",
        _ => $"the call ends",
    };

    private static Sentence Exception(DateException exception) => $"{exception.Date:yyyy-MM-dd} {exception.Name} ({Spans(exception.Spans)})";

    private static Sentence Spans(IEnumerable<OpenSpan> spans) => List(spans.Select(span => (Sentence)$"{Span(span)}"), $"closed");
}
