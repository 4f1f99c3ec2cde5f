using System.Text.Json;
using System.Text.Json.Serialization;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Languages;

/// <summary>Sentences as plain texts in English, for other programs: exports, and the floor’s hub, which all boards hear.</summary>
internal sealed class EnglishJson : JsonConverter<Sentence>
{
    public override Sentence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("What was told to other programs is not read again.");

    public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options) => writer.WriteStringValue(value.English);
}
