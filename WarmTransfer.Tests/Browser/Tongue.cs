using System.Text;
using System.Text.RegularExpressions;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Tests.Browser;

/// <summary>What a screen says in its language. Tests name in English what they look for, whatever language it is in.</summary>
internal sealed partial class Tongue
{
    private readonly Dictionary<string, string> _plain;
    private readonly List<(string Key, Regex Pattern, string Text)> _varying;

    public Tongue(Language language)
    {
        Language = language;
        var texts = ResourceTexts.Of(language).GetAllStrings(includeParentCultures: false).ToDictionary(text => text.Name, text => text.Value);
        _plain = texts.Where(text => !Part().IsMatch(text.Key)).ToDictionary();
        // The most words first: "{0} on {1}" would fit nearly everything.
        _varying = [.. texts.Where(text => Part().IsMatch(text.Key)).OrderByDescending(text => Part().Replace(text.Key, "").Length).Select(text => (text.Key, Pattern(text.Key), text.Value))];
    }

    public static Tongue English { get; } = new(Language.English);

    public Language Language { get; }

    /// <summary>Names and what users have written are the same in every language.</summary>
    public string Of(string english) => _plain.GetValueOrDefault(english) ?? Varying(english) ?? english;

    /// <summary>Where the English word has several translations, and this is not the usual one.</summary>
    public string OfHomonym(string english) => _varying.FirstOrDefault(one => one.Key == $"{english}{{0}}").Text?.Replace("{0}", "", StringComparison.Ordinal) ?? english;

    private string? Varying(string english) => _varying.Select(one => (Match: one.Pattern.Match(english), one.Text)).FirstOrDefault(one => one.Match.Success) is { Text: { } text } found
        ? Part().Replace(text, part => Of(found.Match.Groups[$"p{part.Groups[1].Value}"].Value))
        : null;

    private static Regex Pattern(string key)
    {
        var (pattern, end, seen) = (new StringBuilder("^"), 0, new HashSet<string>());
        foreach (Match part in Part().Matches(key))
        {
            pattern.Append(Regex.Escape(key[end..part.Index])).Append(Of(part, seen));
            end = part.Index + part.Length;
        }
        return new Regex($"{pattern}{Regex.Escape(key[end..])}$");
    }

    // A word that depends on a number is one of these words; anything else can be anything.
    private static string Of(Match part, HashSet<string> seen) => part.Groups[2].Value switch
    {
        [':', 'p', 'l', 'u', 'r', 'a', 'l', ':', .. var forms] => $"(?:{string.Join('|', forms.Split('|').Select(Regex.Escape))})",
        _ => seen.Add(part.Groups[1].Value) ? $"(?<p{part.Groups[1].Value}>.+?)" : ".+?",
    };

    [GeneratedRegex(@"\{(\d+)(:[^}]*)?\}")]
    private static partial Regex Part();
}
