using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Flows;

/// <summary>Where a call goes that does not simply wait: because it is closed, because the wait is too long, or because the customer chose so. A closed hierarchy.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(EndCall), "end-call")]
[JsonDerivedType(typeof(ToQueue), "queue")]
[JsonDerivedType(typeof(ToNumber), "number")]
[JsonDerivedType(typeof(ToCallBack), "call-back")]
[JsonDerivedType(typeof(ToVoicemail), "voicemail")]
public abstract record Destination
{
    private Destination() { }

    /// <summary>The queue in which it waits, or whose voicemail it is; null: it names none.</summary>
    [JsonIgnore]
    public QueueId? NamedQueue => this switch
    {
        ToQueue to => to.Queue,
        ToVoicemail to => to.Queue,
        ToCallBack to => to.Queue,
        _ => null,
    };

    /// <summary>Nowhere: the call is over.</summary>
    public sealed record EndCall : Destination;

    /// <summary>Into another queue, whose own hours count then.</summary>
    public sealed record ToQueue(QueueId Queue) : Destination;

    /// <summary>To somebody outside.</summary>
    /// <param name="Number">E.164.</param>
    public sealed record ToNumber(string Number) : Destination;

    /// <summary>The customer is called back at their turn.</summary>
    /// <param name="Queue">In whose line they get a place, once they have said at which number; null: in that of the queue in which they wait, and the call is over.</param>
    public sealed record ToCallBack(QueueId? Queue = null) : Destination;

    /// <summary>To the voicemail of a queue, whether that is open or not.</summary>
    public sealed record ToVoicemail(QueueId Queue) : Destination;
}
