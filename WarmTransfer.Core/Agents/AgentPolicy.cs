namespace WarmTransfer.Core.Agents;

/// <summary>The rules of agents' work.</summary>
public sealed record AgentPolicy
{
    /// <summary>Time for the work after a call.</summary>
    public TimeSpan WrapUp { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How much one extension adds.</summary>
    public TimeSpan Extension { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so many missed calls in a row the phone is in doubt.</summary>
    public int MissedLimit { get; init; } = 2;
}
