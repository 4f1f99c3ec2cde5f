using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Hours;

/// <summary>What becomes of a call that comes while it is closed.</summary>
/// <param name="Message">Said first, and never empty: whoever hears nothing calls again.</param>
/// <param name="Then">Where the call goes after that.</param>
public sealed record ClosedAction(string Message, ClosedRoute Then);

/// <summary>Where a call goes that came while it was closed. A closed hierarchy.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(EndCall), "end-call")]
[JsonDerivedType(typeof(ToQueue), "queue")]
[JsonDerivedType(typeof(ToNumber), "number")]
public abstract record ClosedRoute
{
    private ClosedRoute() { }

    /// <summary>Nowhere: the call is over.</summary>
    public sealed record EndCall : ClosedRoute;

    /// <summary>Into another queue, whose own hours count then.</summary>
    public sealed record ToQueue(QueueId Queue) : ClosedRoute;

    /// <summary>To somebody outside.</summary>
    /// <param name="Number">E.164.</param>
    public sealed record ToNumber(string Number) : ClosedRoute;
}
