using System.Collections.Frozen;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Hours;

/// <summary>Countries and their holidays, as each language calls them. A country's holidays have their names in its own language, but for Japan's, which are in English.</summary>
internal static class HolidayWords
{
    private static readonly FrozenDictionary<string, Sentence> Countries = ByName(
    [
        $"Austria", $"Australia", $"Belgium", $"Brazil", $"Canada", $"Switzerland", $"Czech Republic", $"Germany", $"Denmark", $"Estonia", $"Spain",
        $"Finland", $"France", $"United Kingdom", $"Greece", $"Croatia", $"Hungary", $"Ireland", $"Italy", $"Japan", $"Lithuania", $"Luxembourg",
        $"Latvia", $"Mexico", $"Netherlands", $"Norway", $"New Zealand", $"Poland", $"Portugal", $"Romania", $"Serbia", $"Sweden", $"Slovenia",
        $"Slovakia", $"Türkiye", $"United States", $"South Africa",
    ]);

    private static readonly FrozenDictionary<string, Sentence> Days = ByName(
    [
        $"New Year", $"Coming Of Age Day", $"Foundation Day", $"Emperor's Birthday", $"Vernal Equinox Day", $"Shōwa Day",
        $"Constitution Memorial Day", $"Greenery Day", $"Children's Day", $"Marine Day", $"Mountain Day", $"Respect For The Aged Day",
        $"Autumnal Equinox Day", $"Health And Sports Day", $"Culture Day", $"Labour Thanksgiving Day",
    ]);

    public static Sentence Country(string name) => Countries.GetValueOrDefault(name) ?? $"{name}";

    public static Sentence Day(string name) => Days.GetValueOrDefault(name) ?? $"{name}";

    private static FrozenDictionary<string, Sentence> ByName(Sentence[] names) => names.ToFrozenDictionary(name => name.Key);
}
