using System.Text.Json.Nodes;

namespace WarmTransfer.Web.Calls;

/// <summary>What is kept of an event that came to nothing: all of its fields, and of each text the beginning.</summary>
internal static class RefusedPayload
{
    /// <summary>Characters that are kept of each text.</summary>
    public const int LongestText = 100;

    public static string Of(string payload) => Clip(JsonNode.Parse(payload))!.ToJsonString();

    private static JsonNode? Clip(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Clip(part.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Clip)]),
        JsonValue value when value.TryGetValue(out string? text) && text.Length > LongestText => JsonValue.Create(Beginning(text)),
        _ => node?.DeepClone(),
    };

    // Half of a character would not be one.
    private static string Beginning(string text) => text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
