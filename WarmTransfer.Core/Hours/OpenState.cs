namespace WarmTransfer.Core.Hours;

/// <summary>What decides whether it is open.</summary>
public enum HoursRule
{
    /// <summary>The hours of the week.</summary>
    WeeklyHours,

    /// <summary>A public holiday.</summary>
    PublicHoliday,

    /// <summary>An exception of the calendar.</summary>
    Exception,
}

/// <summary>Whether it is open at one moment, and why.</summary>
/// <param name="Name">The holiday's name or the exception's; null with weekly hours.</param>
/// <param name="Until">When it closes, or opens; null when it does not within <see cref="Calendar.Horizon"/>.</param>
public sealed record OpenState(bool IsOpen, HoursRule Rule, string? Name, DateTimeOffset? Until);
