using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>What time alone changes in whom a waiting call may ring: needs relax and are dropped, groups of a queue come in later, a transferred call goes back.</summary>
public static class Relaxation
{
    /// <summary>How long the customer has waited in this queue. One who was transferred here begins anew, though their place in line does not.</summary>
    public static TimeSpan Waited(Call call, DateTimeOffset now) => now > call.InQueueSince ? now - call.InQueueSince : TimeSpan.Zero;

    /// <summary>What the call needs after so long; empty: anybody of the queue will do.</summary>
    public static SkillNeeds NeedsOf(Queue queue, Call call, TimeSpan waited) => IsDropped(queue, waited) ? SkillNeeds.None : queue.Needs.With(call.Needs);

    /// <summary>When time alone changes something for the call, the next time after <paramref name="now"/>; null: never.</summary>
    public static DateTimeOffset? NextChange(Queue queue, Call call, DateTimeOffset now)
    {
        return Moments(queue, call, Waited(call, now)).Select(moment => call.InQueueSince + moment)
            .Concat(call.PassedBy.Values.Select(passed => passed + Router.Rest))
            .Concat(call.Sent?.ReturnAt is { } back ? [back] : [])
            .Where(moment => moment > now).Cast<DateTimeOffset?>().Min();
    }

    private static IEnumerable<TimeSpan> Moments(Queue queue, Call call, TimeSpan waited) =>
    [
        .. queue.TierTimes,
        .. NeedsOf(queue, call, waited) is { IsEmpty: false } needs ? needs.All.Select(need => need.NextRelaxation(waited)).OfType<TimeSpan>().Append(queue.DropNeedsAfter) : [],
    ];

    private static bool IsDropped(Queue queue, TimeSpan waited) => queue.DropNeedsAfter > TimeSpan.Zero && waited >= queue.DropNeedsAfter;
}
