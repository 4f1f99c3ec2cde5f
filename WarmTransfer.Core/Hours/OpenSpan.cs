using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Hours;

/// <summary>
/// From one time of day to another, as the clock on the wall shows them. One that ends no later than it begins ends on the next day:
/// 22:00 to 06:00 is a night, 09:00 to 00:00 ends at midnight, 00:00 to 00:00 is the whole day.
/// </summary>
public readonly record struct OpenSpan(TimeOnly From, TimeOnly To)
{
    /// <summary>All of a day.</summary>
    public static OpenSpan WholeDay { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    internal bool EndsNextDay => To <= From;

    /// <summary>Whether it holds at a time of the day on which it begins.</summary>
    internal bool HoldsAt(TimeOnly time) => time >= From && (EndsNextDay || time < To);

    /// <summary>Whether it still holds at a time of the day after.</summary>
    internal bool HoldsTheDayAfterAt(TimeOnly time) => EndsNextDay && time < To;
}

/// <summary>A span of every week; it belongs to the day on which it begins.</summary>
public sealed record WeeklySpan([property: JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] DayOfWeek Day, OpenSpan Span);

/// <summary>A date that is not like its day of the week, whatever holiday it is.</summary>
/// <param name="Name">What it is called, such as <c>Stocktaking</c>.</param>
/// <param name="Spans">When it is open; none: it is closed.</param>
public sealed record DateException(DateOnly Date, string Name, ImmutableArray<OpenSpan> Spans)
{
    public ImmutableArray<OpenSpan> Spans { get; init; } = Spans.IsDefault ? [] : Spans;
}
