using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Alerts;

/// <summary>When supervisors are alerted. A threshold of null is never passed.</summary>
public sealed record AlertPolicy
{
    public TimeSpan? Wait { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan? Hold { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>So many transfers must have failed within <see cref="FailedWithin"/>.</summary>
    public int? FailedTransfers { get; init; } = 3;

    public TimeSpan FailedWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For so long after a phone was last heard of its silence is worth an alert; then its agent has gone home.</summary>
    public TimeSpan? Unreachable { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The caps of outside calls, each of which is a threshold.</summary>
    public OutsideCaps? OutsideCaps { get; init; }

    /// <summary>Such a part of <see cref="OutsideCaps.Total"/> is a threshold as well.</summary>
    public double OutsidePart { get; init; } = 0.8;

    /// <summary>An alert is raised when a threshold has been passed for so long.</summary>
    public TimeSpan RaiseAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>An alert is over when nothing of it has been over the threshold for so long.</summary>
    public TimeSpan ClearAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A rule raises no second alert before so long.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(60);
}
