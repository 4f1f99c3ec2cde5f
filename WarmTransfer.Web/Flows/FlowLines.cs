using System.Collections.Immutable;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Flows;

/// <summary>Numbers and languages as they are typed, one on a line.</summary>
internal static class FlowLines
{
    public static string Of(ImmutableArray<FlowNumber> numbers) => string.Join('\n', numbers.Select(number => $"{number.Number} {number.Language}".Trim()));

    public static string Of(ImmutableArray<FlowLanguage> languages) => string.Join('\n', languages.Select(language => $"{language.Tag} {language.Voice}".Trim()));

    public static ImmutableArray<FlowNumber> Numbers(string text) => [.. Lines(text).Select(line => new FlowNumber(TypedNumber.Plain(line.First), line.Second)).Distinct()];

    public static ImmutableArray<FlowLanguage> Languages(string text) => [.. Lines(text).Select(line => new FlowLanguage(line.First, line.Second))];

    public static bool AreSame(Flow one, Flow? other) => other is not null && Json.Write(one) == Json.Write(other);

    // The last word that is no number is the language: numbers may be written with spaces.
    private static IEnumerable<(string First, string? Second)> Lines(string text) => text.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.LastIndexOf(' ') is var space and > 0 && char.IsAsciiLetter(line[space + 1]) ? (line[..space].Trim(), line[(space + 1)..]) : (line, (string?)null));
}
