using WarmTransfer.Core;
using WarmTransfer.Core.Agents;

namespace WarmTransfer.Web.Data;

/// <summary>What an agent did from one moment to another. Rows are only added.</summary>
internal sealed class AgentStateRow
{
    public long Id { get; init; }

    public required string AgentId { get; init; }

    public AgentState State { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Until { get; init; }

    public string? QueueId { get; init; }

    public static AgentStateRow Of(AgentStateInterval interval) =>
        new() { AgentId = interval.Agent.Value, State = interval.State, Since = interval.Since, Until = interval.Until, QueueId = interval.Queue?.Value };

    public AgentStateInterval Read() => new(new AgentId(AgentId), State, Since, Until, QueueId is null ? null : new QueueId(QueueId));
}
