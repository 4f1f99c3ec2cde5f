using WarmTransfer.Core;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Web.Destinations;

/// <summary>A kind of place to which a call can be sent, as it is chosen.</summary>
/// <param name="Label">As it is read in the list.</param>
/// <param name="Is">Whether a destination is of this kind.</param>
/// <param name="New">What one begins with.</param>
public sealed record DestinationKind(Sentence Label, Predicate<Destination> Is, Func<Destination> New)
{
    private static readonly DestinationKind
        End = new($"The call ends", to => to is Destination.EndCall, () => new Destination.EndCall()),
        Queue = new($"They wait in a queue", to => to is Destination.ToQueue, () => new Destination.ToQueue(new QueueId(""))),
        OtherQueue = Queue with { Label = $"They go to another queue" },
        Voicemail = new($"They leave a message", to => to is Destination.ToVoicemail, () => new Destination.ToVoicemail(new QueueId(""))),
        CallBack = new($"They are called back at their turn", to => to is Destination.ToCallBack, () => new Destination.ToCallBack()),
        Number = new($"They go to an outside number", to => to is Destination.ToNumber, () => new Destination.ToNumber(""));

    /// <summary>Of a flow: nobody waits yet. A kind that is new needs a line here, and fields in <see cref="DestinationFields"/> if it has any.</summary>
    public static IReadOnlyList<DestinationKind> OfFlows { get; } = [Queue, CallBack with { New = () => new Destination.ToCallBack(new QueueId("")) }, Voicemail, Number, End];

    /// <summary>Of a queue that is closed.</summary>
    public static IReadOnlyList<DestinationKind> OfCalendars { get; } = [End, OtherQueue, Voicemail, Number];

    /// <summary>Of a queue that cannot answer.</summary>
    public static IReadOnlyList<DestinationKind> OfOverflow { get; } = [End, OtherQueue, Voicemail, CallBack, Number];
}
