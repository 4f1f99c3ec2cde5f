using System.Collections.Immutable;
using System.Globalization;

namespace WarmTransfer.Web.Languages;

/// <summary>A language in which the console can be read.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Dates">Whose numbers, dates and order of letters go with it.</param>
public sealed record Language(string Code, string Name, CultureInfo Dates)
{
    /// <summary>Stands in the code; figures and dates follow no country.</summary>
    public static Language English { get; } = new("en", "English", CultureInfo.InvariantCulture);

    public static Language Japanese { get; } = new("ja", "日本語", CultureInfo.GetCultureInfo("ja-JP"));

    public static ImmutableArray<Language> All { get; } = [English, Japanese];

    /// <summary>Null: the console does not speak it.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(one => one.Code == code);

    /// <summary>The one of a request, and of the circuit that was opened with it.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;
}
