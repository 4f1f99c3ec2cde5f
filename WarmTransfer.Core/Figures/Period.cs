namespace WarmTransfer.Core.Figures;

/// <summary>The time that figures are about.</summary>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    public static TimeSpan HalfHour { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Since midnight where the centre is.</summary>
    public static Period Today(DateTimeOffset now, TimeZoneInfo zone) => new(Midnight(now, zone), now);

    public static Period LastHalfHour(DateTimeOffset now) => new(now - HalfHour, now);

    /// <summary>Nothing that was over before this counts in any figure.</summary>
    public static DateTimeOffset Horizon(DateTimeOffset now, TimeZoneInfo zone)
    {
        var (today, recent) = (Midnight(now, zone), now - HalfHour);
        return today < recent ? today : recent;
    }

    public bool Has(DateTimeOffset? at) => at >= From && at <= To;

    /// <summary>How much of it lies between two moments.</summary>
    public TimeSpan Overlap(DateTimeOffset since, DateTimeOffset until)
    {
        var length = (until < To ? until : To) - (since > From ? since : From);
        return length > TimeSpan.Zero ? length : TimeSpan.Zero;
    }

    // Where the clocks skip midnight the day begins when they have; where midnight comes twice, with the first.
    private static DateTimeOffset Midnight(DateTimeOffset now, TimeZoneInfo zone)
    {
        var midnight = TimeZoneInfo.ConvertTime(now, zone).Date;
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight));
    }
}
