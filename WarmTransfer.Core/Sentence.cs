using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core;

/// <summary>
/// What a person is told: English as it stands in the code, with the parts that vary kept apart, so that each screen can say it in the language of whoever reads it.
/// An interpolated string becomes one by itself, and nothing else does: <c>$"Taken"</c>, <c>$"{name} has it"</c>. <c>{count:plural:call|calls}</c> is the first word for one and the second for any other number.
/// </summary>
[InterpolatedStringHandler]
[JsonConverter(typeof(SentenceJson))]
public sealed class Sentence : IEquatable<Sentence>
{
    private readonly StringBuilder _format;
    private readonly List<object?> _parts;

    public Sentence(int literalLength, int formattedCount)
    {
        _format = new StringBuilder(literalLength + 3 * formattedCount);
        _parts = new List<object?>(formattedCount);
    }

    private Sentence(string format, IEnumerable<object?> parts) => (_format, _parts) = (new StringBuilder(format), [.. parts]);

    /// <summary>What translations are found by: the English text, with {0}, {1}… where the parts stand.</summary>
    public string Key => field ??= _format.ToString();

    /// <summary>What varies, in the order of the English text.</summary>
    public IReadOnlyList<object?> Parts => _parts;

    /// <summary>For what has no language of its own: logs, exports, other programs.</summary>
    public string English => In(SentenceFormat.English, key => key);

    /// <summary>The sentence in a language.</summary>
    /// <param name="translate">From <see cref="Key"/> to what stands for it.</param>
    public string In(SentenceFormat language, Func<string, string> translate) => _parts.Count == 0
        ? Plain(translate(Key))
        : string.Format(language, translate(Key), [.. _parts.Select(part => part is Sentence inner ? inner.In(language, translate) : part)]);

    /// <summary>The same sentence with other parts in it, those of its parts included.</summary>
    public Sentence With(Func<object?, object?> change) => new(Key, _parts.Select(part => part is Sentence inner ? inner.With(change) : change(part)));

    // Without parts nothing is formatted, and what earlier versions saved has single braces.
    private static string Plain(string text) => text.Contains('{', StringComparison.Ordinal) ? text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal) : text;

    /// <summary>From what was saved, whether it is still said like this or not.</summary>
    internal static Sentence Read(string key, IEnumerable<object?> parts) => new(key, parts);

    public void AppendLiteral(string text) => _format.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted<T>(T part) => Append(part, null);

    public void AppendFormatted<T>(T part, string? format) => Append(part, format);

    private void Append(object? part, string? format)
    {
        _format.Append('{').Append(_parts.Count).Append(format is null ? "" : $":{format}").Append('}');
        _parts.Add(part);
    }

    public bool Equals(Sentence? other) => other is not null && Key == other.Key && _parts.SequenceEqual(other._parts);

    public override bool Equals(object? obj) => Equals(obj as Sentence);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public static bool operator ==(Sentence? one, Sentence? other) => Equals(one, other);

    public static bool operator !=(Sentence? one, Sentence? other) => !Equals(one, other);

    /// <inheritdoc cref="English"/>
    public override string ToString() => English;
}
