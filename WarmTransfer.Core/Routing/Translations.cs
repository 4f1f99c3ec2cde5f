using System.Collections.Immutable;

namespace WarmTransfer.Core.Routing;

/// <summary>The same text in further languages.</summary>
public sealed record Translations
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static Translations None { get; } = new();

    /// <summary>By tag of the language, such as <c>de-DE</c>.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get => field ?? Nothing; init; } = Nothing;

    /// <summary>Null: it is not there in that language.</summary>
    public string? In(string? language) => language is not null && Texts.TryGetValue(language, out var text) ? text : null;

    // A dictionary compares by itself.
    public bool Equals(Translations? other) => other is not null && Texts.SequenceEqual(other.Texts);

    public override int GetHashCode() => Texts.Count;
}
