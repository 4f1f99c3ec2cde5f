using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WarmTransfer.Web.Customers;

/// <summary>Numbers of people in documents as they are written here: <c>from</c> of a customer, <c>number</c> of somebody else outside. A quote inside of a text is written as \u0022, so no text can look like such a field.</summary>
internal static partial class NumbersInJson
{
    /// <summary>What is read where an erased number was.</summary>
    public const string Erased = "erased";
    private const string Mark = "person:";
    private static readonly string[] TextFields = ["reason", "note"];
    private static readonly SearchValues<string> Fields = SearchValues.Create(["\"from\":\"", "\"number\":\""], StringComparison.Ordinal);
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("@0123456789");

    /// <summary>Whether it belongs to somebody: <c>anonymous</c>, <c>erased</c> and nothing at all do not.</summary>
    public static bool IsOfSomebody(string? number) =>
        number is not null && number.AsSpan().ContainsAny(OfNumbers) && !number.StartsWith(Mark, StringComparison.Ordinal) && !number.StartsWith("client:", StringComparison.Ordinal);

    /// <summary>As much of a number as is kept: whatever an agent may have typed, every database takes it.</summary>
    public static string Key(string number)
    {
        var plain = number.Any(IsOdd) ? string.Concat(number.Where(letter => !IsOdd(letter))) : number;
        return plain.Length <= CustomerModel.NumberLength ? plain : plain[..CustomerModel.NumberLength];
    }

    /// <summary>The numbers of people in an event or an effect, as far as they are not hidden.</summary>
    // A call itself is asked by its properties: one that is handed over cold has an agent in a field of that name.
    public static IEnumerable<string> Find(string json) => Values(json).Select(value => Decode(json[value])).Where(IsOfSomebody).Select(Key);

    /// <summary>The same document with ids in place of these numbers.</summary>
    public static string Hide(string json, IReadOnlyDictionary<string, string> ids)
    {
        if (ids.Count == 0) return json;
        var (hidden, copied) = (new StringBuilder(json.Length), 0);
        foreach (var value in Values(json))
        {
            if (!ids.TryGetValue(Key(Decode(json[value])), out var id)) continue;
            hidden.Append(json, copied, value.Start.Value - copied).Append(Mark).Append(id);
            copied = value.End.Value;
        }
        return copied == 0 ? json : hidden.Append(json, copied, json.Length - copied).ToString();
    }

    /// <summary>The ids in a document.</summary>
    public static IEnumerable<string> Ids(string json) => Hidden().Matches(json).Select(match => match.Groups[2].Value);

    /// <summary>The same document with numbers in place of ids.</summary>
    /// <param name="other">What stands for an id that is not among the numbers.</param>
    public static string Reveal(string json, IReadOnlyDictionary<string, string> numbers, string other = Erased) =>
        Hidden().Replace(json, match => Write(match, numbers.GetValueOrDefault(match.Groups[2].Value, other)));

    /// <summary>The same document without this person.</summary>
    public static string Forget(string json, string id) => Hidden().Replace(json, match => match.Groups[2].Value == id ? Write(match, Erased) : match.Value);

    /// <summary>The same document without what people wrote into it: reasons and notes.</summary>
    public static string Blank(string json)
    {
        var node = JsonNode.Parse(json)!;
        return Blank(node) ? node.ToJsonString() : json;
    }

    private static bool Blank(JsonNode? node) => node switch
    {
        JsonObject parts => parts.ToList().Aggregate(false, (any, part) => Blank(parts, part.Key, part.Value) | any),
        JsonArray items => items.Aggregate(false, (any, item) => Blank(item) | any),
        _ => false,
    };

    private static bool Blank(JsonObject parent, string name, JsonNode? value)
    {
        if (!TextFields.Contains(name) || value?.GetValueKind() is not JsonValueKind.String) return Blank(value);
        if (value.GetValue<string>().Length == 0) return false;
        parent[name] = "";
        return true;
    }

    // Where the values of these fields stand, without quotes. Sought for every change of every call: no regular expression is as quick.
    private static IEnumerable<Range> Values(string json)
    {
        for (var at = json.AsSpan().IndexOfAny(Fields); at >= 0;)
        {
            var start = json.IndexOf(':', at) + 2;
            var end = EndOf(json, start);
            if (end > start) yield return start..end;
            var next = json.AsSpan(end).IndexOfAny(Fields);
            at = next < 0 ? -1 : end + next;
        }
    }

    private static int EndOf(string json, int at)
    {
        while (json[at] != '"') at += json[at] == '\\' ? 2 : 1;
        return at;
    }

    private static bool IsOdd(char letter) => char.IsControl(letter) || char.IsSurrogate(letter);

    private static string Write(Match match, string value) => $"\"{match.Groups[1].Value}\":\"{JsonEncodedText.Encode(value)}\"";

    private static string Decode(string json) => json.Contains('\\') ? JsonNode.Parse($"\"{json}\"")!.GetValue<string>() : json;

    [GeneratedRegex("""
        "(from|number)":"person:([A-Za-z0-9_-]+)"
        """)]
    private static partial Regex Hidden();
}
