using System.Text.Json;
using System.Text.Json.Serialization;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Floor;

/// <summary>Sentences in the hub's messages: texts in English, whoever reads the board. Boards listen, so none is ever read here.</summary>
internal sealed class FloorSentences : JsonConverter<Sentence>
{
    public override Sentence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("The floor's hub is told nothing.");

    public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options) => writer.WriteStringValue(value.English);
}
