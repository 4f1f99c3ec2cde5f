namespace WarmTransfer.Core.Agents;

/// <summary>What an agent is doing, since when, and for which queue when it is a call's work.</summary>
public sealed record CurrentState(AgentState State, DateTimeOffset Since, QueueId? Queue = null);

/// <summary>What an agent did from one moment to another.</summary>
public sealed record AgentStateInterval(AgentId Agent, AgentState State, DateTimeOffset Since, DateTimeOffset Until, QueueId? Queue = null)
{
    internal static AgentStateInterval Of(AgentId agent, CurrentState current, DateTimeOffset until) => new(agent, current.State, current.Since, until, current.Queue);
}
