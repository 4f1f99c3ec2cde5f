using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core;

/// <summary>A sentence in a document: a plain text where nothing varies, which is also how earlier versions wrote them; else an array of the key and its parts.</summary>
public sealed class SentenceJson : JsonConverter<Sentence>
{
    public override Sentence? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String) return Sentence.Read(reader.GetString()!, []);
        if (reader.TokenType is not JsonTokenType.StartArray || !reader.Read()) throw new JsonException("A sentence is a text, or an array of a text and its parts.");
        var key = reader.GetString()!;
        var parts = new List<object?>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) parts.Add(Part(ref reader, options));
        return Sentence.Read(key, parts);
    }

    private object? Part(ref Utf8JsonReader reader, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.TryGetInt32(out var whole) ? whole : reader.GetDouble(),
        JsonTokenType.StartArray => Read(ref reader, typeof(Sentence), options),
        JsonTokenType.Null => null,
        var other => throw new JsonException($"A part of a sentence is a text, a number or a sentence, not {other}."),
    };

    public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options)
    {
        if (value.Parts is [])
        {
            writer.WriteStringValue(value.Key);
            return;
        }
        writer.WriteStartArray();
        writer.WriteStringValue(value.Key);
        foreach (var part in value.Parts) WritePart(writer, part, options);
        writer.WriteEndArray();
    }

    // A part without parts of its own is an array as well, or it would come back as a name that nobody translates.
    private void WritePart(Utf8JsonWriter writer, object? part, JsonSerializerOptions options)
    {
        if (part is Sentence { Parts: [] } plain)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(plain.Key);
            writer.WriteEndArray();
        }
        else if (part is Sentence inner) Write(writer, inner, options);
        else if (part is int whole) writer.WriteNumberValue(whole);
        else if (part is long or double or decimal) writer.WriteNumberValue(Convert.ToDouble(part, System.Globalization.CultureInfo.InvariantCulture));
        else writer.WriteStringValue(part?.ToString());
    }
}
