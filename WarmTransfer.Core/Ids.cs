using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core;

/// <summary>A text that names one thing, written to JSON as the bare text.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

/// <summary>A call: the CallSid of the customer's leg; of a call that we begin an id of our own, because it is known before there is a leg.</summary>
[JsonConverter(typeof(IdJsonConverter<CallId>))]
public readonly record struct CallId(string Value) : IId<CallId>
{
    private const int SidLength = 34;

    /// <summary>The id of a call that we begin: the same of the same command, always. It is as long as a CallSid, and is none: those have hexadecimal digits alone.</summary>
    public static CallId OfOurs(Guid command) => new($"CAx{command:N}"[..SidLength]);

    public static CallId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A leg of one call: <c>customer</c>, or <c>L1</c>, <c>L2</c> … in the order in which they were dialled.</summary>
[JsonConverter(typeof(IdJsonConverter<LegId>))]
public readonly record struct LegId(string Value) : IId<LegId>
{
    public static LegId Customer { get; } = new("customer");

    public static LegId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>An agent: the Voice identity that the browser phone registers.</summary>
[JsonConverter(typeof(IdJsonConverter<AgentId>))]
public readonly record struct AgentId(string Value) : IId<AgentId>
{
    public static AgentId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A queue of waiting customers, as the settings name it.</summary>
[JsonConverter(typeof(IdJsonConverter<QueueId>))]
public readonly record struct QueueId(string Value) : IId<QueueId>
{
    /// <summary>The only queue where none is set up.</summary>
    public static QueueId Default { get; } = new("default");

    public static QueueId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>Reads and writes an id as plain text.</summary>
public sealed class IdJsonConverter<T> : JsonConverter<T> where T : struct, IId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(reader.GetString() ?? throw new JsonException($"{typeof(T).Name} is a text, found null."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
