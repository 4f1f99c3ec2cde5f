using System.Globalization;

namespace WarmTransfer.Web.Dispositions;

/// <summary>Whole days, the first and the last included, as they begin in the time zone of the figures.</summary>
internal sealed record DispositionPeriod(DateOnly First, DateOnly Last)
{
    private const int Usual = 7, Most = 366;

    /// <summary>What an address asks for; whatever cannot be read, or is too long, is the last seven days.</summary>
    public static DispositionPeriod Of(string? from, string? to, DateOnly today)
    {
        var last = Date(to) ?? today;
        var first = Date(from) ?? last.AddDays(1 - Usual);
        return first <= last && last.DayNumber - first.DayNumber < Most ? new(first, last) : new(today.AddDays(1 - Usual), today);
    }

    public (DateTimeOffset From, DateTimeOffset Until) In(TimeZoneInfo zone) => (Begin(First, zone), Begin(Last.AddDays(1), zone));

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day > DateOnly.MinValue.AddDays(Most) && day < DateOnly.MaxValue.AddDays(-Most) ? day : null;

    private static DateTimeOffset Begin(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
