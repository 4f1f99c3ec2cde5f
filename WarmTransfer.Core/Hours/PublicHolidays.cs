using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using PublicHoliday;

namespace WarmTransfer.Core.Hours;

/// <summary>The public holidays of countries, on the days on which they are kept: where one that falls on a weekend moves, on the day to which it moves.</summary>
public static class PublicHolidays
{
    // The library fails in years in which two holidays fall on one day; in these none does, of the places that are left in.
    private const int FirstYear = 2020, LastYear = 2045;

    // Values that mean the whole country, and regions in which two holidays do fall on one day in these years, as in Newfoundland (NL).
    private static readonly string[] NoParts =
        ["All", nameof(FrancePublicHoliday.Regions.OnlyOfficial), nameof(FrancePublicHoliday.Regions.Guyane), nameof(FrancePublicHoliday.Regions.Martinique)];

    private static readonly ConcurrentDictionary<(HolidayPlace Place, int Year), FrozenDictionary<DateOnly, string>> Years = [];

    private static readonly FrozenDictionary<string, Country> ByCode = new Country[]
    {
        new("AT", "Austria", _ => new AustriaPublicHoliday()),
        new("AU", "Australia", region => new AustraliaPublicHoliday { State = Part(region, AustraliaPublicHoliday.States.All) }, Parts<AustraliaPublicHoliday.States>()),
        new("BE", "Belgium", _ => new BelgiumPublicHoliday()),
        new("BR", "Brazil", _ => new BrazilPublicHoliday()),
        new("CA", "Canada", region => new CanadaPublicHoliday(region ?? ""), ["AB", "BC", "MB", "NB", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"]),
        new("CH", "Switzerland", region => new SwitzerlandPublicHoliday(true, true, true) { Canton = Part(region, SwitzerlandPublicHoliday.Cantons.OnlyOfficial) }, Parts<SwitzerlandPublicHoliday.Cantons>()),
        new("CZ", "Czech Republic", _ => new CzechRepublicPublicHoliday()),
        new("DE", "Germany", region => new GermanPublicHoliday { State = Part(region, GermanPublicHoliday.States.ALL) }, Parts<GermanPublicHoliday.States>()),
        new("DK", "Denmark", _ => new DenmarkPublicHoliday(false, false, false, false, false)),
        new("EE", "Estonia", _ => new EstoniaPublicHoliday()),
        new("ES", "Spain", _ => new SpainPublicHoliday()),
        new("FI", "Finland", _ => new FinlandPublicHoliday(false)),
        new("FR", "France", region => new FrancePublicHoliday { Region = Part(region, FrancePublicHoliday.Regions.OnlyOfficial) }, Parts<FrancePublicHoliday.Regions>()),
        new("GB", "United Kingdom", region => new UKBankHoliday(Part(region, UKBankHoliday.UkCountries.England)), Parts<UKBankHoliday.UkCountries>()),
        new("GR", "Greece", _ => new GreecePublicHoliday()),
        new("HR", "Croatia", _ => new CroatiaPublicHoliday()),
        new("HU", "Hungary", _ => new HungaryPublicHoliday()),
        new("IE", "Ireland", _ => new IrelandPublicHoliday()),
        new("IT", "Italy", _ => new ItalyPublicHoliday()),
        new("JP", "Japan", _ => new JapanPublicHoliday()),
        new("LT", "Lithuania", _ => new LithuaniaPublicHoliday()),
        new("LU", "Luxembourg", _ => new LuxembourgPublicHoliday()),
        new("LV", "Latvia", _ => new LatviaPublicHoliday()),
        new("MX", "Mexico", _ => new MexicoPublicHoliday()),
        new("NL", "Netherlands", _ => new DutchPublicHoliday()),
        new("NO", "Norway", _ => new NorwayPublicHoliday()),
        new("NZ", "New Zealand", region => new NewZealandPublicHoliday { ProvincialDistrict = Part(region, NewZealandPublicHoliday.ProvincialDistricts.ALL) }, Parts<NewZealandPublicHoliday.ProvincialDistricts>()),
        new("PL", "Poland", _ => new PolandPublicHoliday()),
        new("PT", "Portugal", region => new PortugalPublicHoliday { Region = Part(region, PortugalPublicHoliday.Regions.OnlyOfficial) }, Parts<PortugalPublicHoliday.Regions>()),
        new("RO", "Romania", _ => new RomanianPublicHoliday()),
        new("RS", "Serbia", _ => new SerbianPublicHoliday()),
        new("SE", "Sweden", _ => new SwedenPublicHoliday()),
        new("SI", "Slovenia", _ => new SloveniaPublicHoliday()),
        new("SK", "Slovakia", _ => new SlovakiaPublicHoliday()),
        new("TR", "Türkiye", _ => new TurkeyPublicHoliday()),
        new("US", "United States", _ => new USAPublicHoliday()),
        new("ZA", "South Africa", _ => new SouthAfricaPublicHoliday()),
    }.ToFrozenDictionary(country => country.Code);

    /// <summary>All countries whose holidays are known, by name.</summary>
    public static ImmutableArray<HolidayCountry> Countries { get; } =
        [.. ByCode.Values.OrderBy(country => country.Name, StringComparer.Ordinal).Select(country => new HolidayCountry(country.Code, country.Name, country.Regions))];

    public static bool Knows(HolidayPlace place) => ByCode.TryGetValue(place.Country, out var country) && (place.Region is null || country.Regions.Contains(place.Region));

    /// <summary>The holidays kept in a year, in order. Throws <see cref="ArgumentException"/> when the place is not known; far years have none.</summary>
    public static IEnumerable<HolidayDate> Of(HolidayPlace place, int year) =>
        In(place, year).Select(day => new HolidayDate(day.Key, day.Value)).OrderBy(day => day.Date);

    /// <summary>The holiday that is kept on a day; null: none.</summary>
    public static string? NameOf(HolidayPlace place, DateOnly day) => In(place, day.Year).GetValueOrDefault(day);

    private static FrozenDictionary<DateOnly, string> In(HolidayPlace place, int year) =>
        year is < FirstYear or > LastYear ? FrozenDictionary<DateOnly, string>.Empty : Years.GetOrAdd((place, year), key => Read(key.Place, key.Year));

    // New Year's Day of the next year may be kept on the last day of this one.
    private static FrozenDictionary<DateOnly, string> Read(HolidayPlace place, int year)
    {
        var holidays = Knows(place) ? ByCode[place.Country].Holidays(place.Region) : throw new ArgumentException($"Of '{place}' no holidays are known.", nameof(place));
        return holidays.PublicHolidayNames(year).Concat(holidays.PublicHolidayNames(year + 1))
            .Select(day => (Date: DateOnly.FromDateTime(day.Key), Name: day.Value)).Where(day => day.Date.Year == year)
            .DistinctBy(day => day.Date).ToFrozenDictionary(day => day.Date, day => day.Name);
    }

    private static string[] Parts<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Except(NoParts, StringComparer.OrdinalIgnoreCase)];

    private static T Part<T>(string? region, T otherwise) where T : struct, Enum => region is null ? otherwise : Enum.Parse<T>(region);

    private sealed record Country(string Code, string Name, Func<string?, PublicHolidayBase> Holidays, params string[] Regions);
}
