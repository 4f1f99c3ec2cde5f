using System.Collections.Immutable;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Teams;

/// <summary>The groups that somebody is in: calls of a queue and rights are given to all of a group.</summary>
public sealed record Groups
{
    public const int Most = 20;
    public const int LinesMaxLength = Most * (TeamName.MaxLength + 1);

    private Groups(string? lines) => Lines = lines;

    public static Groups None { get; } = new(lines: null);

    /// <summary>As they are kept: each on a line, in order. Null: none.</summary>
    public string? Lines { get; }

    public ImmutableArray<string> Names => [.. Lines?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []];

    /// <summary>What is wrong with them, in sentences.</summary>
    public IEnumerable<Sentence> Problems =>
        [.. Names.Length > Most ? [$"Somebody is in at most {Most} groups."] : Array.Empty<Sentence>(), .. Names.Select(name => TeamName.Problem(name, $"a group")).OfType<Sentence>()];

    public static Groups Of(IEnumerable<string> names) => string.Join('\n', names.Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } lines ? new(lines) : None;

    public static Groups Read(string? lines) => lines is null ? None : Of(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Of names with commas or semicolons between them, or of <c>none</c>.</summary>
    public static Groups Typed(string? words) => words is null or TeamName.None ? None : Of(words.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public override string ToString() => Lines is null ? TeamName.None : string.Join(", ", Names);
}
