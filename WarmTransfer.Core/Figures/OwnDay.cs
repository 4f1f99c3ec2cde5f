using WarmTransfer.Core.Agents;

namespace WarmTransfer.Core.Figures;

/// <summary>One agent's own day so far. Calls that they only listened to are in none of it.</summary>
/// <param name="Handled">Calls that they have been on and are not any more.</param>
/// <param name="OnCalls">Time on calls, talk and hold, with the one that is on.</param>
/// <param name="WrapUp">Time of work after calls.</param>
/// <param name="Since">Since when they have been at work today; null: they have not been.</param>
public sealed record OwnDay(int Handled, TimeSpan OnCalls, TimeSpan WrapUp, DateTimeOffset? Since)
{
    /// <summary>What a call has taken on average, with the work after it; null: there was none.</summary>
    public TimeSpan? Aht => Handled > 0 ? (OnCalls + WrapUp) / Handled : null;

    /// <param name="intervals">What the agent has done, in order, with what they do now up to this moment.</param>
    public static OwnDay Of(IReadOnlyList<AgentStateInterval> intervals, bool isOnCall, Period today)
    {
        var calls = Calls(intervals).Count(call => call >= today.From);
        return new(
            calls - (isOnCall && calls > 0 ? 1 : 0), Time(intervals, AgentState.OnCall, today), Time(intervals, AgentState.WrapUp, today),
            intervals.Where(interval => interval.State is not AgentState.Offline && interval.Until > today.From).Select(interval => (DateTimeOffset?)(interval.Since > today.From ? interval.Since : today.From)).Min());
    }

    // A call that is sent to another queue goes on: its intervals touch.
    private static IEnumerable<DateTimeOffset> Calls(IEnumerable<AgentStateInterval> intervals)
    {
        DateTimeOffset? until = null;
        foreach (var call in intervals.Where(interval => interval.State is AgentState.OnCall))
        {
            if (until is { } before && before != call.Since) yield return before;
            until = call.Until;
        }

        if (until is { } last) yield return last;
    }

    private static TimeSpan Time(IEnumerable<AgentStateInterval> intervals, AgentState state, Period today) =>
        intervals.Where(interval => interval.State == state).Aggregate(TimeSpan.Zero, (sum, interval) => sum + today.Overlap(interval.Since, interval.Until));
}
