using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Hours;

/// <summary>What a calendar has to be. Whether an outside number may be dialled depends on the settings of this machine, and is asked by <see cref="LiveHours"/>.</summary>
internal static class CalendarRules
{
    public const int NameLength = 60, MostExceptions = 400, MostSpans = 10;

    public static IEnumerable<FieldFault> Check(string id, CalendarSetting calendar, SettingsNow others) =>
    [
        .. NameFaults(calendar.Name, "Name"),
        .. others.All(CalendarSetting.Kind).Where(other => other.Value.Name == calendar.Name).Select(_ => new FieldFault("Name", $"Another calendar has this name. Choose one that tells them apart.")),
        .. WallClock.Knows(calendar.Zone) ? [] : new[] { new FieldFault("Zone", $"'{calendar.Zone}' is no time zone. Choose one of the list, such as Europe/Berlin.") },
        .. calendar.Holidays is { } place && !PublicHolidays.Knows(place) ? [new FieldFault("Holidays", $"Of this country and region no holidays are known. Choose from the lists, or none.")] : Array.Empty<FieldFault>(),
        .. Week(calendar.Weekly),
        .. Exceptions(calendar.Exceptions),
        .. QueueRules.CanBeSaid(calendar.Message) ? [] : new[] { new FieldFault("Message", $"This is empty, too long or holds a character that cannot be said. Write a sentence that callers hear while it is closed.") },
        .. TranslationFaults.Of(calendar.Also).Select(fault => new FieldFault("Also", fault)),
        .. Route(calendar.Then, others),
        .. calendar.Queues.SelectMany(queue => QueueFaults(queue, id, calendar, others)),
    ];

    /// <summary>Name of the field of one span of the week.</summary>
    public static string FieldOf(DayOfWeek day, int span) => $"Weekly:{day}:{span}";

    private static IEnumerable<FieldFault> NameFaults(string name, string field)
    {
        if (name.Trim() is "" || name.Length > NameLength) yield return new(field, $"This is empty or longer than {NameLength} characters. Write a name, such as Holiday hours.");
    }

    private static IEnumerable<FieldFault> Week(ImmutableArray<WeeklySpan> week) =>
        week.GroupBy(span => span.Day).SelectMany(day => Spans([.. day.Select(span => span.Span)], at => FieldOf(day.Key, at)));

    private static IEnumerable<FieldFault> Exceptions(ImmutableArray<DateException> exceptions) =>
    [
        .. exceptions.Length > MostExceptions ? [new FieldFault("Exceptions", $"There are more than {MostExceptions} dates. Remove those that are over.")] : Array.Empty<FieldFault>(),
        .. exceptions.SelectMany((exception, at) => NameFaults(exception.Name, $"Exceptions:{at}:Name").Concat(Spans(exception.Spans, span => $"Exceptions:{at}:{span}"))),
        .. exceptions.Select((exception, at) => (exception.Date, At: at)).GroupBy(one => one.Date).SelectMany(same => same.Skip(1))
            .Select(again => new FieldFault($"Exceptions:{again.At}:Date", $"This date is in the list already. Write all its hours into one entry.")),
    ];

    private static IEnumerable<FieldFault> Spans(ImmutableArray<OpenSpan> spans, Func<int, string> field) =>
    [
        .. spans.Length > MostSpans ? [new FieldFault(field(MostSpans), $"A day may have {MostSpans} spans. Join some of them.")] : Array.Empty<FieldFault>(),
        .. spans.Select((span, at) => (span, at)).Where(one => one.span.From == one.span.To && one.span != OpenSpan.WholeDay)
            .Select(one => new FieldFault(field(one.at), $"This begins and ends at the same time. For the whole day write 00:00 to 00:00.")),
    ];

    private static IEnumerable<FieldFault> Route(Destination route, SettingsNow others) => route switch
    {
        Destination.ToQueue to when others.Find(QueueSetting.Kind, to.Queue.Value) is null => [new FieldFault("Then:Queue", $"This queue does not exist any more. Choose another one.")],
        Destination.ToVoicemail to when others.Find(QueueSetting.Kind, to.Queue.Value) is null => [new FieldFault("Then:Queue", $"This queue does not exist any more. Choose another one.")],
        Destination.ToNumber to when NumberPlan.RefuseForm(to.Number) is { } refusal => [new FieldFault("Then:Number", refusal.Reason)],
        _ => [],
    };

    private static IEnumerable<FieldFault> QueueFaults(string queue, string id, CalendarSetting calendar, SettingsNow others)
    {
        if (others.Find(QueueSetting.Kind, queue) is null)
            yield return new("Queues", $"The queue {queue} does not exist any more. Leave it out.");
        if (others.All(CalendarSetting.Kind).FirstOrDefault(other => other.Value.Queues.Contains(queue)) is { } other)
            yield return new("Queues", $"The queue {CalendarLines.NameOf(queue, others)} follows the calendar {other.Value.Name} already. Take it off there first.");
        OpeningHours hours = new([.. others.All(CalendarSetting.Kind).Select(one => one.Value.Hours).Prepend(calendar.Hours)]);
        if (hours.CircleOf(new QueueId(queue)) is { IsEmpty: false } circle)
            yield return new("Then:Queue", $"Calls would go in a circle: {CalendarLines.List(circle.Append(circle[0]).Select(one => CalendarLines.NameOf(one.Value, others)), $"")}. Choose where they end.");
    }
}
