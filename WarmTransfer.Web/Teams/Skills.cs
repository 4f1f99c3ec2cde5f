using System.Collections.Immutable;
using System.Globalization;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Teams;

/// <summary>What somebody is good at, each with a level from 1 (a little) to 10 (very).</summary>
public sealed record Skills
{
    public const int Most = 50, Lowest = 1, Highest = 10;
    public const int LinesMaxLength = Most * (TeamName.MaxLength + 4);

    private Skills(string? lines) => Lines = lines;

    public static Skills None { get; } = new(lines: null);

    /// <summary>As they are kept: <c>name=level</c>, each on a line, in order. Null: none.</summary>
    public string? Lines { get; }

    public ImmutableDictionary<string, int> Levels => (Lines?.Split('\n') ?? []).Select(line => line.Split('=', 2))
        .ToImmutableDictionary(skill => skill[0], skill => int.Parse(skill[1], CultureInfo.InvariantCulture));

    public static Skills Read(string? lines) => lines is null ? None : new(lines);

    /// <summary>Of <c>name=level</c> each, in any order; what cannot be read is told in sentences.</summary>
    public static (Skills Skills, IReadOnlyList<Sentence> Problems) Typed(IReadOnlyCollection<string> words)
    {
        var pairs = words.Select(Pair).ToList();
        Sentence[] problems = [.. pairs.SelectMany(pair => Problems(pair.Name, pair.Level)), .. Twice(pairs.Select(pair => pair.Name)), .. words.Count > Most ? [$"Somebody has at most {Most} skills."] : Array.Empty<Sentence>()];
        return problems is [] ? (Of(pairs), problems) : (None, problems);
    }

    /// <summary>Of <c>name=level</c> with commas or semicolons between them, or of <c>none</c>.</summary>
    public static (Skills Skills, IReadOnlyList<Sentence> Problems) Typed(string? words) =>
        words is null or TeamName.None ? (None, []) : Typed(words.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public override string ToString() => Lines is null ? TeamName.None : Lines.Replace("\n", ", ", StringComparison.Ordinal);

    private static Skills Of(IEnumerable<(string Name, string Level)> pairs) =>
        string.Join('\n', pairs.OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => $"{pair.Name}={Level(pair.Level)}")) is { Length: > 0 } lines ? new(lines) : None;

    private static (string Name, string Level) Pair(string word) => word.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (word[..at].Trim(), word[(at + 1)..].Trim()) : (word, "");

    private static IEnumerable<Sentence> Problems(string name, string level)
    {
        if (TeamName.Problem(name, $"a skill") is { } wrong) yield return wrong;
        else if (Level(level) is null) yield return $"The skill {name} needs a level from {Lowest} to {Highest}: {name}=5.";
    }

    private static IEnumerable<Sentence> Twice(IEnumerable<string> names) => names.CountBy(name => name).Where(one => one.Value > 1).Select(one => (Sentence)$"The skill {one.Key} is there twice.");

    private static int? Level(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= Lowest and <= Highest ? level : null;
}
