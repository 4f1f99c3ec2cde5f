using System.Globalization;

namespace WarmTransfer.Core;

/// <summary>How a language writes the parts of a <see cref="Sentence"/>: numbers, dates, and words that depend on a number.</summary>
/// <param name="culture">Whose numbers and dates they are.</param>
public sealed class SentenceFormat(CultureInfo culture) : IFormatProvider, ICustomFormatter
{
    private const string Plural = "plural:";

    /// <summary>Figures and dates as everywhere else in the console.</summary>
    public static SentenceFormat English { get; } = new(CultureInfo.InvariantCulture);

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => (format, arg) switch
    {
        ({ } words, { } count) when words.StartsWith(Plural, StringComparison.Ordinal) => Form(words[Plural.Length..].Split('|'), count),
        (_, IFormattable part) => part.ToString(format, culture),
        _ => arg?.ToString() ?? "",
    };

    // English has one form for one and another for the rest, Japanese a single one. A language with more of them needs the rules of CLDR here.
    private static string Form(string[] forms, object count) => Convert.ToDecimal(count, CultureInfo.InvariantCulture) == 1 ? forms[0] : forms[^1];
}
