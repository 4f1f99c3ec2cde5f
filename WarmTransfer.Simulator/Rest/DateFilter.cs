using System.Globalization;

namespace WarmTransfer.Simulator.Rest;

/// <summary>Filters such as <c>StartTime=2026-01-31</c>, <c>StartTime&gt;=…</c> and <c>StartTime&lt;=…</c>; a day or an instant, in UTC.</summary>
internal static class DateFilter
{
    public static bool Passes(IQueryCollection query, string name, DateTimeOffset? instant)
    {
        if (Read(query, name) is { } day && instant?.UtcDateTime.Date != day.UtcDateTime.Date) return false;
        // In a query "StartTime>=x" is the parameter "StartTime>" with the value "x".
        if (Read(query, name + ">") is { } after && !(instant >= after)) return false;
        return Read(query, name + "<") is not { } before || instant <= before;
    }

    private static DateTimeOffset? Read(IQueryCollection query, string name)
    {
        if (query[name].ToString() is not { Length: > 0 } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw RestException.Invalid(20001, $"{name} '{text}' is not a date; use YYYY-MM-DD or an ISO 8601 instant.");
    }
}
