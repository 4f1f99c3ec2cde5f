using System.Text.Json.Serialization;

namespace WarmTransfer.Web.Teams;

/// <summary>The teams whose calls and agents somebody supervises.</summary>
public sealed record SupervisedTeams
{
    public const int Most = 20;
    internal const int LinesMaxLength = Most * (TeamName.MaxLength + 1);

    [JsonConstructor]
    private SupervisedTeams(string? lines) => Lines = lines;

    /// <summary>All of them, and agents who are in none.</summary>
    public static SupervisedTeams All { get; } = new(lines: null);

    /// <summary>As it is kept: each team on a line, in order. Null: all.</summary>
    public string? Lines { get; }

    public bool AreAll => Lines is null;

    /// <summary>Empty also when they are all.</summary>
    public IReadOnlyList<string> Names => Lines?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static SupervisedTeams Of(IEnumerable<string> names) => new(string.Join('\n', names.Distinct().Order(StringComparer.Ordinal)));

    public static SupervisedTeams Read(string? lines) => lines is null ? All : Of(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <param name="team">Null: somebody who is in none.</param>
    public bool Include(string? team) => AreAll || (team is not null && Names.Contains(team));

    public override string ToString() => AreAll ? "all teams" : string.Join(", ", Names);
}
