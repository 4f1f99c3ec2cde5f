namespace WarmTransfer.Core.Calls;

/// <summary>A call that an agent has sent to another queue, and left. Of several such transfers the last counts.</summary>
/// <param name="First">The queue in which the call came in: its priority goes along.</param>
/// <param name="By">Who sent it.</param>
/// <param name="ReturnAt">From when on it goes back to them as soon as they are free, while it still waits; null: never.</param>
public sealed record QueueMove(QueueId First, AgentId By, DateTimeOffset At, DateTimeOffset? ReturnAt);
