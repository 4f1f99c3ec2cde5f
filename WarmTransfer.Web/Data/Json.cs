using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Health;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Transfers;

namespace WarmTransfer.Web.Data;

/// <summary>How documents are written to the database.</summary>
internal static class Json
{
    public static string Write<T>(T value) where T : class => JsonSerializer.Serialize(value, TypeOf<T>());

    /// <summary>What a case of a closed hierarchy is called there, such as <c>dial-in</c>.</summary>
    public static string NameOf<T>(T value) where T : class => JsonSerializer.SerializeToElement(value, TypeOf<T>()).GetProperty("is").GetString()!;

    public static T Read<T>(string text) where T : class =>
        JsonSerializer.Deserialize(text, TypeOf<T>()) ?? throw new JsonException($"A {typeof(T).Name} was expected, found null.");

    private static JsonTypeInfo<T> TypeOf<T>() => Of<T>.Type;

    private static class Of<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)DocumentJson.Default.GetTypeInfo(typeof(T))!;
    }
}

/// <summary>What is kept as a document. What follows from the rest is not written into it, nor what is not there.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, AllowOutOfOrderMetadataProperties = true, IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Call))]
[JsonSerializable(typeof(CallEvent))]
[JsonSerializable(typeof(CallEffect))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(NodeNews))]
[JsonSerializable(typeof(NodeFigure[]))]
[JsonSerializable(typeof(QueueSetting))]
[JsonSerializable(typeof(CalendarSetting))]
[JsonSerializable(typeof(TransferSettings))]
[JsonSerializable(typeof(AlertDefinition))]
[JsonSerializable(typeof(Lead))]
[JsonSerializable(typeof(Flow))]
[JsonSerializable(typeof(AgentWork))]
[JsonSerializable(typeof(DispositionSetting))]
internal sealed partial class DocumentJson : JsonSerializerContext;
