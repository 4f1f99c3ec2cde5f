using System.Collections.Immutable;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Hours;

/// <summary>The calendar of some queues, and what becomes of their calls while it is closed.</summary>
/// <param name="Closed">Its message is said even where the call goes on.</param>
public sealed record QueueHours(ImmutableArray<QueueId> Queues, Calendar Calendar, ClosedAction Closed);

/// <summary>A closed queue that a call came to, and what was said there.</summary>
public sealed record ClosedQueue(QueueId Queue, string Message)
{
    /// <inheritdoc cref="ClosedAction.Also"/>
    public Translations Also { get; init; } = Translations.None;
}

/// <summary>How a call is received.</summary>
/// <param name="Closed">The closed queues that it comes through, in order; none: its own is open.</param>
/// <param name="End">Where it goes at last; into a queue: it is open, and the customer waits there.</param>
public sealed record Reception(ImmutableArray<ClosedQueue> Closed, Destination End)
{
    /// <summary>The queue at which it comes to an end: the one in which it waits, or the last that was closed.</summary>
    public QueueId Named => End.NamedQueue ?? (Closed is [.., var last] ? last.Queue : QueueId.Default);

    /// <summary>By a queue that is open.</summary>
    public static Reception Open(QueueId queue) => new([], new Destination.ToQueue(queue));
}

/// <summary>When each queue is open. A queue without a calendar always is.</summary>
public sealed class OpeningHours
{
    private readonly ImmutableDictionary<QueueId, QueueHours> _byQueue;

    /// <param name="all">No two have the same queue; if they do, the first counts.</param>
    public OpeningHours(IEnumerable<QueueHours> all) =>
        _byQueue = all.SelectMany(hours => hours.Queues, (hours, queue) => (queue, hours)).DistinctBy(one => one.queue).ToImmutableDictionary(one => one.queue, one => one.hours);

    public static OpeningHours AlwaysOpen { get; } = new([]);

    /// <summary>What a caller to a queue meets at a moment. Queues that send their calls in a circle and are closed all together end them.</summary>
    public Reception Receive(QueueId queue, DateTimeOffset at)
    {
        var closed = ImmutableArray<ClosedQueue>.Empty;
        Destination route = new Destination.ToQueue(queue);
        while (route is Destination.ToQueue { Queue: var next } && ClosedAt(next, at) is { } action)
        {
            if (closed.Any(one => one.Queue == next)) return new(closed, new Destination.EndCall());
            (closed, route) = (closed.Add(new(next, action.Message) { Also = action.Also }), action.Then);
        }

        return new(closed, route);
    }

    /// <summary>The queues through which a closed queue's calls would come back to it, itself first; empty: they do not.</summary>
    public ImmutableArray<QueueId> CircleOf(QueueId queue)
    {
        var path = ImmutableArray.Create(queue);
        while (_byQueue.GetValueOrDefault(path[^1])?.Closed.Then is Destination.ToQueue { Queue: var next })
        {
            if (next == queue) return path;
            if (path.Contains(next)) return [];
            path = path.Add(next);
        }

        return [];
    }

    private ClosedAction? ClosedAt(QueueId queue, DateTimeOffset at) =>
        _byQueue.TryGetValue(queue, out var hours) && !hours.Calendar.IsOpenAt(at) ? hours.Closed : null;
}
