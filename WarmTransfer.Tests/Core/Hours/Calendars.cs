using System.Collections.Immutable;
using System.Globalization;
using Calendar = WarmTransfer.Core.Hours.Calendar;
using WarmTransfer.Core.Hours;

namespace WarmTransfer.Tests.Core.Hours;

/// <summary>Calendars, written briefly: a span is "09:00-17:00".</summary>
internal static class Calendars
{
    public static Calendar Berlin { get; } = new() { Zone = "Europe/Berlin" };

    public static OpenSpan Span(string span) => new(Time(span[..5]), Time(span[6..]));

    public static ImmutableArray<WeeklySpan> On(DayOfWeek day, params string[] spans) => [.. spans.Select(span => new WeeklySpan(day, Span(span)))];

    public static ImmutableArray<WeeklySpan> EveryDay(params string[] spans) => [.. Enum.GetValues<DayOfWeek>().SelectMany(day => On(day, spans))];

    public static ImmutableArray<WeeklySpan> Weekdays(params string[] spans) =>
        [.. EveryDay(spans).Where(span => span.Day is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];

    private static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);
}
