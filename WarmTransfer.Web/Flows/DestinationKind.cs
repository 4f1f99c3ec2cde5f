using WarmTransfer.Core;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Web.Flows;

/// <summary>A kind of place to which a flow can send a call, as it is chosen.</summary>
/// <param name="Label">As it is read in the list.</param>
/// <param name="Is">Whether a destination is of this kind.</param>
/// <param name="New">What one begins with.</param>
internal sealed record DestinationKind(string Label, Predicate<Destination> Is, Func<Destination> New)
{
    /// <summary>All of them. A kind that is new needs a line here, and fields in <see cref="DestinationFields"/> if it has any.</summary>
    public static IReadOnlyList<DestinationKind> All { get; } =
    [
        new("It waits in a queue", to => to is Destination.ToQueue, () => new Destination.ToQueue(new QueueId(""))),
        new("The caller leaves a message", to => to is Destination.ToVoicemail, () => new Destination.ToVoicemail(new QueueId(""))),
        new("It goes to an outside number", to => to is Destination.ToNumber, () => new Destination.ToNumber("")),
        new("The call ends", to => to is Destination.EndCall, () => new Destination.EndCall()),
    ];

    public static DestinationKind Of(Destination to) => All.First(kind => kind.Is(to));
}
