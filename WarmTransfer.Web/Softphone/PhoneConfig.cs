using System.Text.Json;
using System.Text.Json.Serialization;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Softphone;

/// <summary>What phone.js is told, as JSON in the shell page.</summary>
internal sealed record PhoneConfig(
    string Identity, string Ticker, string? Chunderw, string? Edge, IReadOnlyDictionary<string, string> Sounds, object? RtcConstraints)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly object Unprocessed =
        new { audio = new { echoCancellation = false, noiseSuppression = false, autoGainControl = false } };

    public static PhoneConfig For(AgentId agent, PhoneSettings settings) => new(
        agent.Value, "/js/ticker.js", settings.SimulatorHost, settings.Edge,
        Softphone.Sounds.Names.ToDictionary(name => name, name => $"/phone/sounds/{name}.wav"),
        settings.AudioProcessing ? null : Unprocessed);

    // The serializer's default encoder escapes < and >, so the text cannot close its own element.
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
