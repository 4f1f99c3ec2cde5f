using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Alerts;

/// <summary>A customer who waits, or is on hold.</summary>
/// <param name="Agent">Name of the agent who has the call; null when nobody does.</param>
public sealed record SightedCall(CallId Call, QueueId Queue, DateTimeOffset Since, string? Agent = null);

/// <summary>A phone that is not heard of any more though it was not closed.</summary>
/// <param name="LastReachable">Until when it was.</param>
/// <param name="HasCall">Its agent has a call; otherwise they were available.</param>
public sealed record SilentPhone(AgentId Agent, string Name, DateTimeOffset LastReachable, bool HasCall);

/// <summary>A transfer that failed.</summary>
public sealed record FailedTransfer(CallId Call, QueueId Queue, DateTimeOffset At);

/// <summary>The floor at one moment, as far as rules ask for it. Each part is made only when one does.</summary>
public sealed record AlertSight(Queues Queues)
{
    public IEnumerable<SightedCall> Waiting { get; init; } = [];

    public IEnumerable<SightedCall> OnHold { get; init; } = [];

    public IEnumerable<AgentId> Available { get; init; } = [];

    public IEnumerable<SilentPhone> Silent { get; init; } = [];

    public IEnumerable<FailedTransfer> Failures { get; init; } = [];

    /// <summary>The figures of the last half hour of a queue; of null: of all together.</summary>
    public Func<QueueId?, PeriodFigures?> LastHalfHour { get; init; } = _ => null;
}
