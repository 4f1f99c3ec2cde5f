using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Waiting;

/// <summary>Who waits for an agent, in the order in which they are served: by this order calls are routed, and positions are told.</summary>
public static class Line
{
    /// <summary>Whoever has lost their agent first, then the queue of higher priority, then whoever arrived first.</summary>
    public static ImmutableArray<Call> Of(Queues queues, IEnumerable<Call> calls) => [.. Sort(queues, calls.Where(Has))];

    /// <summary>The same order, of calls that are not all in line: an agent who was lost may come back to some.</summary>
    public static IEnumerable<Call> Sort(Queues queues, IEnumerable<Call> calls) => calls
        .OrderByDescending(Router.IsFirst).ThenByDescending(call => PriorityOf(queues, call)).ThenBy(call => call.QueuedAt).ThenBy(call => call.Id.Value, StringComparer.Ordinal);

    /// <summary>Whether the customer waits in it.</summary>
    public static bool Has(Call call) => call.Phase is CallPhase.Waiting or CallPhase.Offered;

    /// <summary>Each waiting call's position within its own queue, from 1.</summary>
    public static ImmutableDictionary<CallId, int> Positions(Queues queues, ImmutableArray<Call> line) => line
        .GroupBy(call => queues[call.Queue].Id).SelectMany(queue => queue.Select((call, index) => (call.Id, Position: index + 1))).ToImmutableDictionary(one => one.Id, one => one.Position);

    // A customer who is sent to another queue loses nothing by it.
    private static int PriorityOf(Queues queues, Call call) => Math.Max(queues[call.Queue].Priority, queues[call.FirstQueue].Priority);
}
