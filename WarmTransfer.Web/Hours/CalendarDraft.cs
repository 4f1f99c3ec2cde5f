using System.Collections.Immutable;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Hours;

/// <summary>A span as it is typed.</summary>
public sealed class SpanDraft
{
    public TimeOnly? From { get; set; }

    public TimeOnly? To { get; set; }

    /// <summary>Null while a time is missing.</summary>
    public OpenSpan? Span => From is { } from && To is { } to ? new OpenSpan(from, to) : null;

    public static SpanDraft Of(OpenSpan span) => new() { From = span.From, To = span.To };
}

/// <summary>A date that is not like others, as it is typed.</summary>
public sealed class ExceptionDraft
{
    public DateOnly? Date { get; set; }

    public string Name { get; set; } = "";

    public List<SpanDraft> Spans { get; init; } = [];

    public static ExceptionDraft Of(DateException exception) => new() { Date = exception.Date, Name = exception.Name, Spans = [.. exception.Spans.Select(SpanDraft.Of)] };
}

/// <summary>A calendar as it is typed: nothing of it is lost because it cannot be read yet.</summary>
public sealed class CalendarDraft
{
    /// <summary>As people read a week.</summary>
    public static ImmutableArray<DayOfWeek> Days { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public string Name { get; set; } = "";

    public string Zone { get; set; } = "";

    public Dictionary<DayOfWeek, List<SpanDraft>> Week { get; init; } = [];

    public List<ExceptionDraft> Exceptions { get; init; } = [];

    public string Country { get; set; } = "";

    public string Region { get; set; } = "";

    public string Message { get; set; } = "";

    /// <summary>The message in further languages.</summary>
    public List<TranslationDraft> Also { get; init; } = [];

    public Destination Then { get; set; } = new Destination.EndCall();

    public HashSet<string> Queues { get; init; } = [];

    public HolidayPlace? Holidays => Country is "" ? null : new(Country, Region is "" ? null : Region);

    public static CalendarDraft Of(CalendarSetting calendar) => new()
    {
        Name = calendar.Name,
        Zone = calendar.Zone,
        Week = Days.ToDictionary(day => day, day => calendar.Weekly.Where(span => span.Day == day).Select(span => SpanDraft.Of(span.Span)).ToList()),
        Exceptions = [.. calendar.Exceptions.Select(ExceptionDraft.Of)],
        Country = calendar.Holidays?.Country ?? "",
        Region = calendar.Holidays?.Region ?? "",
        Message = calendar.Message,
        Also = TranslationDraft.Of(calendar.Also),
        Then = calendar.Then,
        Queues = [.. calendar.Queues],
    };

    /// <summary>The calendar that is written here, without what cannot be read.</summary>
    public CalendarSetting Read() => new()
    {
        Name = Name.Trim(),
        Zone = Zone.Trim(),
        Weekly = [.. Days.SelectMany(day => Week[day].Select(span => span.Span).OfType<OpenSpan>(), (day, span) => new WeeklySpan(day, span))],
        Exceptions = [.. Exceptions.Where(exception => exception.Date is not null).OrderBy(exception => exception.Date)
            .Select(exception => new DateException(exception.Date!.Value, exception.Name.Trim(), [.. exception.Spans.Select(span => span.Span).OfType<OpenSpan>()]))],
        Holidays = Holidays,
        Message = Message.Trim(),
        Also = TranslationDraft.Read(Also),
        Then = Then,
        Queues = [.. Queues.Order(StringComparer.Ordinal)],
    };

    /// <summary>What cannot be read.</summary>
    public ImmutableArray<FieldFault> Unreadable() =>
    [
        .. Days.SelectMany(day => Spans(Week[day], span => CalendarRules.FieldOf(day, span))),
        .. Exceptions.SelectMany((exception, at) => Spans(exception.Spans, span => $"Exceptions:{at}:{span}")),
        .. Exceptions.Select((exception, at) => (exception, at)).Where(one => one.exception.Date is null).Select(one => new FieldFault($"Exceptions:{one.at}:Date", $"This is no date. Choose one, such as 2026-12-24.")),
    ];

    /// <summary>Tuesday to Friday have the hours of Monday.</summary>
    public void RepeatMonday()
    {
        foreach (var day in Days[1..5]) Week[day] = [.. Week[DayOfWeek.Monday].Select(span => new SpanDraft { From = span.From, To = span.To })];
    }

    /// <summary>Dates are saved in their order: from here on they stand in it, and faults beside the entry that they are about.</summary>
    public void Sort() => Exceptions.Sort((one, other) => Nullable.Compare(one.Date, other.Date));

    private static IEnumerable<FieldFault> Spans(List<SpanDraft> spans, Func<int, string> field) => spans
        .Select((span, at) => (span, at)).Where(one => one.span.Span is null)
        .Select(one => new FieldFault(field(one.at), $"A time is missing. Write both, such as 09:00 and 17:00, or remove the span."));
}
