using System.Text.Json;
using System.Text.Json.Serialization;
using WarmTransfer.Core;

namespace WarmTransfer.Web.History;

/// <summary>Sentences as plain texts, for other programs.</summary>
internal sealed class EnglishJson : JsonConverter<Sentence>
{
    public override Sentence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("What was exported is not read again.");

    public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options) => writer.WriteStringValue(value.English);
}
