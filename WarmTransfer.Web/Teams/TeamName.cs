using WarmTransfer.Core;

namespace WarmTransfer.Web.Teams;

/// <summary>What a team, a group or a skill may be called. Two spellings are two of them.</summary>
internal static class TeamName
{
    public const int MaxLength = 40;
    public const string None = "none", All = "all";

    /// <summary>What is wrong with the name of a team, as a sentence; null when nothing is.</summary>
    public static Sentence? Problem(string name) => Problem(name, $"a team");

    /// <param name="what">What is called so: a team, a group or a skill.</param>
    public static Sentence? Problem(string name, Sentence what) => IsGood(name) ? null
        : (Sentence)$"'{name}' is no name for {what}: it has 1 to {MaxLength} letters, digits, blanks or '-', '_', '.', '&', no blank at either end, and is not '{None}' or '{All}'.";

    private static bool IsGood(string name) =>
        name is { Length: > 0 and <= MaxLength } and not None and not All && name.Trim() == name && name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.' or '&');
}
