using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Flows;

/// <summary>Where a call goes that does not simply wait: because it is closed, because the wait is too long, or because the customer chose so. A closed hierarchy.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(EndCall), "end-call")]
[JsonDerivedType(typeof(ToQueue), "queue")]
[JsonDerivedType(typeof(ToNumber), "number")]
public abstract record Destination
{
    private Destination() { }

    /// <summary>Nowhere: the call is over.</summary>
    public sealed record EndCall : Destination;

    /// <summary>Into another queue, whose own hours count then.</summary>
    public sealed record ToQueue(QueueId Queue) : Destination;

    /// <summary>To somebody outside.</summary>
    /// <param name="Number">E.164.</param>
    public sealed record ToNumber(string Number) : Destination;
}
