using WarmTransfer.Core.Hours;

namespace WarmTransfer.Web.Hours;

/// <summary>What a new calendar begins with.</summary>
internal static class CalendarProposal
{
    private const int IdLength = 36;

    /// <summary>The hours of most.</summary>
    public static OpenSpan Office { get; } = new(new TimeOnly(9, 0), new TimeOnly(17, 0));

    /// <param name="zone">Where the centre is.</param>
    /// <param name="name">In the language of whoever makes it.</param>
    public static CalendarSetting In(string zone, string name) => new()
    {
        Name = name,
        Zone = zone,
        Weekly = [.. CalendarDraft.Days.Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new WeeklySpan(day, Office))],
        Message = "Thank you for calling. We are closed at the moment. Please call again during our opening hours.",
    };

    /// <summary>An id that can be read in the audit, and is nobody else's.</summary>
    public static string IdOf(string name, IReadOnlyCollection<string> taken, string otherwise = "calendar")
    {
        var letters = name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(IdLength);
        var id = string.Concat(letters).Trim('-') is { Length: > 0 } readable ? readable : otherwise;
        return taken.Contains(id) ? Enumerable.Range(2, taken.Count + 1).Select(number => $"{id}-{number}").First(next => !taken.Contains(next)) : id;
    }
}
