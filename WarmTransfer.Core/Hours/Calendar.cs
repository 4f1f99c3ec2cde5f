using System.Collections.Immutable;

namespace WarmTransfer.Core.Hours;

/// <summary>
/// When somebody answers. Hours are what the clock on the wall shows in its time zone: a span that begins in an hour that is skipped begins when the
/// clock has jumped, and an hour that comes twice counts twice. Asking throws <see cref="ArgumentException"/> where the zone or the holidays are not known.
/// </summary>
public sealed record Calendar
{
    /// <summary>How far <see cref="At"/> looks ahead.</summary>
    public static TimeSpan Horizon { get; } = TimeSpan.FromDays(400);

    /// <summary>Name of the time zone (IANA), such as <c>Europe/Berlin</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>The hours of every week. Spans that overlap or touch are one.</summary>
    public ImmutableArray<WeeklySpan> Weekly { get; init; } = [];

    /// <summary>At most one for each date.</summary>
    public ImmutableArray<DateException> Exceptions { get; init; } = [];

    /// <summary>Whose public holidays are closed unless an exception says otherwise; null: none.</summary>
    public HolidayPlace? Holidays { get; init; }

    public bool IsOpenAt(DateTimeOffset at) => IsOpen(WallClock.In(Zone).Show(at));

    public OpenState At(DateTimeOffset at)
    {
        var clock = WallClock.In(Zone);
        var now = clock.Show(at);
        var (rule, name) = Why(now);
        var open = IsOpen(now);
        return new(open, rule, name, clock.Next(at, at + Horizon, TurningPoints, local => IsOpen(local) != open));
    }

    private bool IsOpen(DateTime local) => SpanAt(local) is not null;

    // The day on which the span began that holds, and otherwise the day itself.
    private (HoursRule Rule, string? Name) Why(DateTime local)
    {
        var day = SpanAt(local) ?? DateOnly.FromDateTime(local);
        if (ExceptionOn(day) is { } exception) return (HoursRule.Exception, exception.Name);
        return HolidayOn(day) is { } holiday ? (HoursRule.PublicHoliday, holiday) : (HoursRule.WeeklyHours, null);
    }

    /// <summary>The day on which a span began that holds then; null: it is closed.</summary>
    private DateOnly? SpanAt(DateTime local)
    {
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (SpansOf(day).Any(span => span.HoldsAt(time))) return day;
        return SpansOf(day.AddDays(-1)).Any(span => span.HoldsTheDayAfterAt(time)) ? day.AddDays(-1) : null;
    }

    /// <summary>The times of a day at which it may open or close, in order.</summary>
    private IEnumerable<TimeOnly> TurningPoints(DateOnly day) => SpansOf(day)
        .SelectMany(span => span.EndsNextDay ? [span.From] : new[] { span.From, span.To })
        .Concat(SpansOf(day.AddDays(-1)).Where(span => span.EndsNextDay).Select(span => span.To))
        .Order();

    private IEnumerable<OpenSpan> SpansOf(DateOnly day) => ExceptionOn(day) is { } exception ? exception.Spans
        : HolidayOn(day) is not null ? []
        : Weekly.Where(weekly => weekly.Day == day.DayOfWeek).Select(weekly => weekly.Span);

    private DateException? ExceptionOn(DateOnly day) => Exceptions.FirstOrDefault(exception => exception.Date == day);

    private string? HolidayOn(DateOnly day) => Holidays is { } place ? PublicHolidays.NameOf(place, day) : null;
}
