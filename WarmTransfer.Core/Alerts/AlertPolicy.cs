using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Alerts;

/// <summary>When supervisors are alerted to what the console always looks after, and how often any rule may speak.</summary>
public sealed record AlertPolicy
{
    /// <summary>The caps of outside calls, each of which is a threshold; null: never.</summary>
    public OutsideCaps? OutsideCaps { get; init; }

    /// <summary>Such a part of <see cref="OutsideCaps.Total"/> is a threshold as well.</summary>
    public double OutsidePart { get; init; } = 0.8;

    /// <summary>An alert is raised when a threshold has been passed for so long.</summary>
    public TimeSpan RaiseAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>An alert is over when nothing of it has been over the threshold for so long.</summary>
    public TimeSpan ClearAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>No rule raises a second alert before so long, those of administrators neither.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(60);
}
