namespace WarmTransfer.Core.Agents;

/// <summary>What an agent is doing, since when, and for which queue when it is a call's work.</summary>
public sealed record Doing(AgentState State, DateTimeOffset Since, QueueId? Queue = null);

/// <summary>What an agent did from one moment to another.</summary>
public sealed record Stint(AgentId Agent, AgentState State, DateTimeOffset Since, DateTimeOffset Until, QueueId? Queue = null)
{
    internal static Stint Of(AgentId agent, Doing doing, DateTimeOffset until) => new(agent, doing.State, doing.Since, until, doing.Queue);
}
