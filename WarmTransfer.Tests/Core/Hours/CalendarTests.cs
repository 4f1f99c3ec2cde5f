using WarmTransfer.Core.Hours;
using static WarmTransfer.Tests.Core.Hours.Calendars;

namespace WarmTransfer.Tests.Core.Hours;

public sealed class CalendarTests
{
    private static readonly Calendar Office = Berlin with { Weekly = Weekdays("09:00-12:00", "13:00-18:00") };

    [Fact]
    public void It_is_open_within_the_spans_of_the_day_and_closed_between_them()
    {
        Expect(Office, "2026-03-02 08:59", false, HoursRule.WeeklyHours, null, "2026-03-02 09:00");
        Expect(Office, "2026-03-02 09:00", true, HoursRule.WeeklyHours, null, "2026-03-02 12:00");
        Expect(Office, "2026-03-02 12:00", false, HoursRule.WeeklyHours, null, "2026-03-02 13:00");
        Expect(Office, "2026-03-06 18:00", false, HoursRule.WeeklyHours, null, "2026-03-09 09:00");
    }

    [Fact]
    public void Spans_that_overlap_or_touch_are_one() =>
        Expect(Berlin with { Weekly = On(DayOfWeek.Monday, "08:00-12:00", "12:00-14:00", "13:00-20:00") }, "2026-03-02 08:00", true, HoursRule.WeeklyHours, null, "2026-03-02 20:00");

    [Fact]
    public void A_span_may_end_at_midnight_or_pass_it_and_the_night_goes_on_into_a_holiday()
    {
        var late = Berlin with { Weekly = [.. On(DayOfWeek.Thursday, "22:00-00:00"), .. On(DayOfWeek.Friday, "22:00-06:00")], Holidays = new("DE") };

        Expect(late, "2026-03-05 23:59", true, HoursRule.WeeklyHours, null, "2026-03-06 00:00");
        // The Friday after is 1 May.
        Expect(late, "2026-04-30 23:00", true, HoursRule.WeeklyHours, null, "2026-05-01 00:00");
        Expect(late, "2026-05-01 23:00", false, HoursRule.PublicHoliday, "Tag der Arbeit", "2026-05-07 22:00");
        Expect(late, "2026-12-26 05:00", false, HoursRule.PublicHoliday, "Zweiter Weihnachtsfeiertag", "2026-12-31 22:00");
        Expect(late, "2026-10-03 05:59", true, HoursRule.WeeklyHours, null, "2026-10-03 06:00");
    }

    [Fact]
    public void It_is_closed_on_a_public_holiday_unless_an_exception_says_otherwise()
    {
        var office = Office with { Holidays = new("DE", "BY") };
        DateException sale = new(new(2026, 1, 6), "Sale", [Span("10:00-14:00")]);

        Expect(office, "2026-01-06 10:00", false, HoursRule.PublicHoliday, "Heilige Drei Könige", "2026-01-07 09:00");
        Expect(Office with { Holidays = new("DE", "BE") }, "2026-01-06 10:00", true, HoursRule.WeeklyHours, null, "2026-01-06 12:00");
        Expect(office with { Exceptions = [sale] }, "2026-01-06 10:00", true, HoursRule.Exception, "Sale", "2026-01-06 14:00");
        Expect(office with { Exceptions = [sale] }, "2026-01-06 14:00", false, HoursRule.Exception, "Sale", "2026-01-07 09:00");
    }

    [Fact]
    public void A_date_may_be_closed_and_what_began_the_day_before_ends_as_ever()
    {
        var nights = Berlin with { Weekly = EveryDay("20:00-02:00"), Exceptions = [new(new(2026, 3, 3), "Stocktaking", [])] };

        Expect(nights, "2026-03-03 01:00", true, HoursRule.WeeklyHours, null, "2026-03-03 02:00");
        Expect(nights, "2026-03-03 21:00", false, HoursRule.Exception, "Stocktaking", "2026-03-04 20:00");
    }

    [Fact]
    public void Open_round_the_clock_or_never_open_does_not_change()
    {
        Assert.Equal(new OpenState(true, HoursRule.WeeklyHours, null, null), (Berlin with { Weekly = EveryDay("00:00-00:00") }).At(At("2026-03-02 12:00")));
        Assert.Equal(new OpenState(false, HoursRule.WeeklyHours, null, null), Berlin.At(At("2026-03-02 12:00")));
    }

    [Fact]
    public void A_change_is_looked_for_within_400_days()
    {
        var once = Berlin with { Exceptions = [new(new(2027, 4, 6), "Open day", [OpenSpan.WholeDay])] };

        Assert.Null(once.At(At("2026-03-01 12:00")).Until);
        Assert.Equal(At("2027-04-06 00:00"), once.At(At("2026-03-03 12:00")).Until);
    }

    [Fact]
    public void The_29th_of_February_is_a_day_like_others_and_can_be_an_exception()
    {
        var office = Berlin with { Weekly = EveryDay("09:00-17:00"), Exceptions = [new(new(2028, 2, 29), "Leap day", [])] };

        Expect(office, "2028-02-28 17:00", false, HoursRule.WeeklyHours, null, "2028-03-01 09:00");
        Expect(office, "2028-02-29 12:00", false, HoursRule.Exception, "Leap day", "2028-03-01 09:00");
        Expect(office with { Exceptions = [] }, "2028-02-28 17:00", false, HoursRule.WeeklyHours, null, "2028-02-29 09:00");
    }

    [Fact]
    public void An_unknown_zone_or_place_is_said_to_be_so()
    {
        Assert.Contains("Europe/Nowhere", Assert.Throws<ArgumentException>(() => (Berlin with { Zone = "Europe/Nowhere" }).IsOpenAt(At("2026-03-02 12:00"))).Message, StringComparison.Ordinal);
        Assert.Contains("XX", Assert.Throws<ArgumentException>(() => (Office with { Holidays = new("XX") }).IsOpenAt(At("2026-03-02 12:00"))).Message, StringComparison.Ordinal);
    }

    private static void Expect(Calendar calendar, string local, bool open, HoursRule rule, string? name, string until) =>
        Assert.Equal(new OpenState(open, rule, name, At(until)), calendar.At(At(local)));

    private static DateTimeOffset At(string local) => WallClock.In(Berlin.Zone).When(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", null));
}
