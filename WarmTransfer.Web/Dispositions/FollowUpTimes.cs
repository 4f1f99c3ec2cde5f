using WarmTransfer.Core;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Dispositions;

/// <summary>When a customer is to be called back.</summary>
public enum FollowUpWhen
{
    Never,
    InHalfAnHour,
    InTwoHours,
    Tomorrow,
    InAWeek,
    At,
}

/// <summary>What these are in words, and by the clock of the call centre.</summary>
internal static class FollowUpTimes
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    public static IReadOnlyList<FollowUpWhen> All { get; } = Enum.GetValues<FollowUpWhen>();

    public static Sentence Name(FollowUpWhen when) => when switch
    {
        FollowUpWhen.Never => $"no",
        FollowUpWhen.InHalfAnHour => $"in half an hour",
        FollowUpWhen.InTwoHours => $"in two hours",
        FollowUpWhen.Tomorrow => $"tomorrow at 9",
        FollowUpWhen.InAWeek => $"in a week at 9",
        FollowUpWhen.At => $"at…",
        _ => throw new ArgumentOutOfRangeException(nameof(when), when, "Not a time."),
    };

    /// <param name="at">What was typed, as the clocks show it in the zone.</param>
    public static DateTimeOffset? Of(FollowUpWhen when, DateTime? at, DateTimeOffset now, TimeZoneInfo zone) => when switch
    {
        FollowUpWhen.Never => null,
        FollowUpWhen.InHalfAnHour => (now + TimeSpan.FromMinutes(30)).ToMilliseconds(),
        FollowUpWhen.InTwoHours => (now + TimeSpan.FromHours(2)).ToMilliseconds(),
        FollowUpWhen.Tomorrow => In(zone, Today(now, zone).AddDays(1) + Morning),
        FollowUpWhen.InAWeek => In(zone, Today(now, zone).AddDays(7) + Morning),
        FollowUpWhen.At => at is { } typed ? In(zone, typed) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(when), when, "Not a time."),
    };

    private static DateTime Today(DateTimeOffset now, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(now, zone).Date;

    private static DateTimeOffset In(TimeZoneInfo zone, DateTime local)
    {
        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(clock, zone.GetUtcOffset(clock)).ToUniversalTime();
    }
}
