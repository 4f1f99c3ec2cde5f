using System.Globalization;
using WarmTransfer.Core.Hours;
using static WarmTransfer.Tests.Core.Hours.Calendars;
using Calendar = WarmTransfer.Core.Hours.Calendar;

namespace WarmTransfer.Tests.Core.Hours;

/// <summary>
/// Days on which clocks are changed. Europe/Berlin: 2026-03-29 02:00 is 03:00, 2026-10-25 03:00 is 02:00 again. America/New_York: 2026-03-08 02:00 is 03:00, 2026-11-01
/// 02:00 is 01:00 again. Australia/Lord_Howe, by half an hour: 2026-04-05 02:00 is 01:30 again, 2026-10-04 02:00 is 02:30.
/// </summary>
public sealed class ClockChangeTests
{
    [Theory]
    // The whole day is as long as it is.
    [InlineData("Europe/Berlin", "2026-03-29", "00:00-00:00", "2026-03-28T23:00Z/2026-03-29T22:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "00:00-00:00", "2026-10-24T22:00Z/2026-10-25T23:00Z")]
    [InlineData("America/New_York", "2026-03-08", "00:00-00:00", "2026-03-08T05:00Z/2026-03-09T04:00Z")]
    [InlineData("America/New_York", "2026-11-01", "00:00-00:00", "2026-11-01T04:00Z/2026-11-02T05:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "00:00-00:00", "2026-04-04T13:00Z/2026-04-05T13:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "00:00-00:00", "2026-10-03T13:30Z/2026-10-04T13:00Z")]
    // What begins in the time that is skipped begins when the clock has jumped; what ends in it ends then.
    [InlineData("Europe/Berlin", "2026-03-29", "02:30-04:00", "2026-03-29T01:00Z/2026-03-29T02:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "01:00-02:30", "2026-03-29T00:00Z/2026-03-29T01:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:10-02:50", "")]
    [InlineData("America/New_York", "2026-03-08", "02:15-09:00", "2026-03-08T07:00Z/2026-03-08T13:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15-03:00", "2026-10-03T15:30Z/2026-10-03T16:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:45-03:00", "2026-10-03T15:45Z/2026-10-03T16:00Z")]
    // What lies around the time that comes twice is longer by it.
    [InlineData("Europe/Berlin", "2026-10-25", "01:00-04:00", "2026-10-24T23:00Z/2026-10-25T03:00Z")]
    [InlineData("America/New_York", "2026-11-01", "00:30-09:00", "2026-11-01T04:30Z/2026-11-01T14:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:00-02:30", "2026-04-04T14:00Z/2026-04-04T16:00Z")]
    // What begins or ends in it holds whenever the clock shows so.
    [InlineData("Europe/Berlin", "2026-10-25", "02:30-05:00", "2026-10-25T00:30Z/2026-10-25T01:00Z 2026-10-25T01:30Z/2026-10-25T04:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "01:00-02:15", "2026-10-24T23:00Z/2026-10-25T00:15Z 2026-10-25T01:00Z/2026-10-25T01:15Z")]
    [InlineData("America/New_York", "2026-11-01", "01:10-01:20", "2026-11-01T05:10Z/2026-11-01T05:20Z 2026-11-01T06:10Z/2026-11-01T06:20Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:45-03:00", "2026-04-04T14:45Z/2026-04-04T15:00Z 2026-04-04T15:15Z/2026-04-04T16:30Z")]
    // A night in which clocks are changed is shorter or longer.
    [InlineData("Europe/Berlin", "2026-03-28", "22:00-06:00", "2026-03-28T21:00Z/2026-03-29T04:00Z")]
    [InlineData("America/New_York", "2026-10-31", "22:00-06:00", "2026-11-01T02:00Z/2026-11-01T11:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-03", "22:00-06:00", "2026-10-03T11:30Z/2026-10-03T19:00Z")]
    public void Hours_are_what_the_clock_on_the_wall_shows(string zone, string date, string span, string open)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Calendar calendar = new() { Zone = zone, Exceptions = [new(day, "That day", [Span(span)])] };

        Assert.Equal(open.Split(' ', StringSplitOptions.RemoveEmptyEntries), Opens(calendar, new(day.AddDays(-1), new TimeOnly(0, 0), TimeSpan.Zero)));
    }

    [Fact]
    public void A_time_that_is_skipped_or_comes_twice_is_known_as_such()
    {
        var clock = WallClock.In("Australia/Lord_Howe");

        Assert.Equal([0, 2, 1], new[] { new DateTime(2026, 10, 4, 2, 15, 0), new DateTime(2026, 4, 5, 1, 45, 0), new DateTime(2026, 4, 5, 2, 15, 0) }.Select(clock.TimesThatItShows));
        Assert.Equal(new DateTimeOffset(2026, 10, 3, 15, 30, 0, TimeSpan.Zero), clock.When(new(2026, 10, 4, 2, 15, 0)));
        Assert.Equal(new DateTimeOffset(2026, 4, 4, 14, 45, 0, TimeSpan.Zero), clock.When(new(2026, 4, 5, 1, 45, 0)));
    }

    private static IEnumerable<string> Opens(Calendar calendar, DateTimeOffset from)
    {
        Assert.False(calendar.IsOpenAt(from));
        for (var at = from; calendar.At(at).Until is { } opens && calendar.At(opens).Until is { } closes; at = closes)
            yield return $"{opens:yyyy-MM-ddTHH:mmZ}/{closes:yyyy-MM-ddTHH:mmZ}";
    }
}
