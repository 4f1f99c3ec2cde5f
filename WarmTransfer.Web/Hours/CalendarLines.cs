using System.Globalization;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Hours;

/// <summary>A calendar in words, one line for each thing that can be set.</summary>
internal static class CalendarLines
{
    public static IEnumerable<(string What, string Text)> Of(CalendarSetting calendar) =>
    [
        ("Name", calendar.Name),
        ("Time zone", calendar.Zone),
        .. CalendarDraft.Days.Select(day => ($"{day}", Spans(calendar.Weekly.Where(span => span.Day == day).Select(span => span.Span)))),
        ("Dates", List(calendar.Exceptions.Select(exception => $"{exception.Date:yyyy-MM-dd} {exception.Name} ({Spans(exception.Spans)})"), "none")),
        ("Public holidays", calendar.Holidays is { } place ? $"{place.Country} {place.Region}".Trim() : "none"),
        ("Message", calendar.Message),
        ("In other languages", List(calendar.Also.Texts.Select(one => $"{one.Key}: {one.Value}"), "none")),
        ("Then", calendar.Then switch { Destination.ToQueue to => $"to the queue {to.Queue}", Destination.ToNumber to => $"to {to.Number}", Destination.ToVoicemail to => $"to the voicemail of {to.Queue}", _ => "the call ends" }),
        ("Queues", List(calendar.Queues, "none")),
    ];

    /// <summary>What screens call a queue.</summary>
    public static string NameOf(string queue, SettingsNow settings) => settings.Find(QueueSetting.Kind, queue) switch
    {
        null => $"{queue} (removed)",
        { Value.Name: "" } => queue,
        var known => known.Value.Name,
    };

    public static string Span(OpenSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.From:HH\\:mm}–{(span.To == TimeOnly.MinValue ? "24:00" : $"{span.To:HH\\:mm}")}");

    private static string Spans(IEnumerable<OpenSpan> spans) => List(spans.Select(Span), "closed");

    private static string List(IEnumerable<string> items, string none) => string.Join(", ", items) is { Length: > 0 } list ? list : none;
}
