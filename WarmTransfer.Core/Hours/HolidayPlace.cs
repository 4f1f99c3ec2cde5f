namespace WarmTransfer.Core.Hours;

/// <summary>Where public holidays are kept.</summary>
/// <param name="Country">ISO 3166 code, such as <c>DE</c>.</param>
/// <param name="Region">A part of the country that has holidays of its own, such as <c>BY</c>; null: those of the whole country.</param>
public sealed record HolidayPlace(string Country, string? Region = null);

/// <summary>A country whose holidays are known.</summary>
/// <param name="Code">ISO 3166 code.</param>
/// <param name="Regions">Its parts that have holidays of their own; none: all of it has the same.</param>
public sealed record HolidayCountry(string Code, string Name, IReadOnlyList<string> Regions);

/// <summary>A day on which a holiday is kept.</summary>
/// <param name="Name">In the country's language.</param>
public sealed record HolidayDate(DateOnly Date, string Name);
