using NodaTime;
using NodaTime.TimeZones;

namespace WarmTransfer.Core.Hours;

/// <summary>A clock on the wall somewhere: what it shows, and when it will show something.</summary>
public sealed class WallClock
{
    private static readonly ZoneLocalMappingResolver Resolve = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
    private readonly DateTimeZone _zone;

    private WallClock(DateTimeZone zone) => _zone = zone;

    /// <summary>Names of all time zones that are known (IANA), in order.</summary>
    public static IReadOnlyList<string> Zones => DateTimeZoneProviders.Tzdb.Ids;

    public static bool Knows(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>Throws <see cref="ArgumentException"/> when the zone is not known.</summary>
    public static WallClock In(string zone) =>
        new(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new ArgumentException($"'{zone}' is no time zone that is known.", nameof(zone)));

    /// <summary>What it shows at a moment.</summary>
    public DateTime Show(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(_zone).ToDateTimeUnspecified();

    /// <summary>When it first shows a time. Where that is skipped, when it jumps over it.</summary>
    public DateTimeOffset When(DateTime local) => LocalDateTime.FromDateTime(local).InZone(_zone, Resolve).ToInstant().ToDateTimeOffset();

    /// <summary>How often it shows a time: once, or not at all or twice on a day on which the clocks are changed.</summary>
    public int TimesThatItShows(DateTime local) => _zone.MapLocal(LocalDateTime.FromDateTime(local)).Count;

    /// <summary>The first moment after one and before another at which something holds of what it shows; null when there is none. It may begin to hold at a turning point of a day, or as the clocks are changed.</summary>
    internal DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset before, Func<DateOnly, IEnumerable<TimeOnly>> turningPoints, Predicate<DateTime> holds) =>
        _zone.GetZoneIntervals(Instant.FromDateTimeOffset(after), Instant.FromDateTimeOffset(before))
            .SelectMany(interval => Moments(interval, Instant.FromDateTimeOffset(after), Instant.FromDateTimeOffset(before), turningPoints))
            .Where(moment => holds(moment.InZone(_zone).ToDateTimeUnspecified()))
            .Select(moment => (DateTimeOffset?)moment.ToDateTimeOffset())
            .FirstOrDefault();

    // Between two changes of the clocks the time that is shown and the time that passes go hand in hand.
    private static IEnumerable<Instant> Moments(ZoneInterval interval, Instant after, Instant before, Func<DateOnly, IEnumerable<TimeOnly>> turningPoints)
    {
        var start = interval.HasStart && interval.Start > after ? interval.Start : after;
        var end = interval.HasEnd && interval.End < before ? interval.End : before;
        if (start > after) yield return start;
        var last = end.WithOffset(interval.WallOffset).Date;
        for (var day = start.WithOffset(interval.WallOffset).Date; day <= last; day = day.PlusDays(1))
            foreach (var time in turningPoints(day.ToDateOnly()))
                if (day.At(LocalTime.FromTimeOnly(time)).WithOffset(interval.WallOffset).ToInstant() is var moment && moment > start && moment < end)
                    yield return moment;
    }
}
