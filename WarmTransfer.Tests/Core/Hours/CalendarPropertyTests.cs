using System.Collections.Immutable;
using CsCheck;
using WarmTransfer.Core.Hours;

namespace WarmTransfer.Tests.Core.Hours;

/// <summary>What a calendar promises, whatever is written in it, around the days on which clocks are changed.</summary>
public sealed class CalendarPropertyTests
{
    private const int Days = 4;

    private static readonly (string Zone, DateTime Start)[] Changes =
    [
        ("Europe/Berlin", new(2026, 3, 27)), ("Europe/Berlin", new(2026, 10, 23)), ("Europe/Berlin", new(2028, 2, 27)), ("America/New_York", new(2026, 3, 6)),
        ("America/New_York", new(2026, 10, 30)), ("America/New_York", new(2026, 12, 24)), ("Australia/Lord_Howe", new(2026, 4, 3)), ("Australia/Lord_Howe", new(2026, 10, 2)),
    ];

    // Many fall into the hours in which clocks are changed.
    private static readonly Gen<TimeOnly> Times = Gen.OneOf(Gen.Int[0, 1439], Gen.Int[60, 200], Gen.Const(0)).Select(minute => TimeOnly.MinValue.AddMinutes(minute));

    private static readonly Gen<OpenSpan> Spans = Gen.Select(Times, Times).Select(times => new OpenSpan(times.Item1, times.Item2));

    private static readonly Gen<(Calendar Calendar, DateTimeOffset Start)> Drawn =
        Gen.Select(Gen.Int[0, Changes.Length - 1].Select(one => Changes[one]), Gen.Select(Gen.Enum<DayOfWeek>(), Spans).Array[0, 12], Gen.Select(Gen.Int[0, Days], Spans.Array[0, 3]).Array[0, 2], Gen.Bool).Select((change, weekly, exceptions, holidays) => (
            new Calendar
            {
                Zone = change.Zone,
                Weekly = [.. weekly.Select(one => new WeeklySpan(one.Item1, one.Item2))],
                Exceptions = [.. exceptions.DistinctBy(one => one.Item1).Select(one => new DateException(DateOnly.FromDateTime(change.Start).AddDays(one.Item1), $"Day {one.Item1}", [.. one.Item2]))],
                Holidays = holidays ? new("US") : null,
            },
            new DateTimeOffset(change.Start, TimeSpan.Zero)));

    [Fact]
    public void The_answer_holds_until_exactly_the_moment_that_it_names() => Drawn.Sample((calendar, start) =>
    {
        for (var at = start; at < start.AddDays(Days);)
        {
            var state = calendar.At(at);
            var until = state.Until is { } change && change < start.AddDays(Days) ? change : start.AddDays(Days);
            for (; at < until; at = at.AddMinutes(1)) Assert.Equal(state.IsOpen, calendar.IsOpenAt(at));
            if (at < start.AddDays(Days)) Assert.NotEqual(state.IsOpen, calendar.IsOpenAt(at));
        }
    }, iter: 60);

    [Fact]
    public void It_is_open_in_every_minute_of_the_wall_that_a_span_covers_and_in_no_other() => Drawn.Sample((calendar, start) =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.Zone);
        var open = Covered(calendar, DateOnly.FromDateTime(start.Date).AddDays(-3)).ToHashSet();
        for (var at = start; at < start.AddDays(Days); at = at.AddMinutes(1))
            Assert.Equal(open.Contains(TimeZoneInfo.ConvertTime(at, zone).DateTime), calendar.IsOpenAt(at));
    }, iter: 60);

    private static IEnumerable<DateTime> Covered(Calendar calendar, DateOnly first) =>
        from day in Enumerable.Range(0, Days + 6).Select(first.AddDays)
        from span in calendar.Exceptions.Where(exception => exception.Date == day).Select(exception => exception.Spans).DefaultIfEmpty(ByWeek(calendar, day)).Single()
        let length = span.To == span.From ? TimeSpan.FromDays(1) : span.To - span.From
        from minute in Enumerable.Range(0, (int)length.TotalMinutes)
        select day.ToDateTime(span.From).AddMinutes(minute);

    private static ImmutableArray<OpenSpan> ByWeek(Calendar calendar, DateOnly day) =>
        calendar.Holidays is { } place && PublicHolidays.NameOf(place, day) is not null ? [] : [.. calendar.Weekly.Where(one => one.Day == day.DayOfWeek).Select(one => one.Span)];
}
