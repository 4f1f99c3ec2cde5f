using WarmTransfer.Core;
using WarmTransfer.Core.Agents;

namespace WarmTransfer.Web.Data;

/// <summary>What an agent did from one moment to another. Rows are only added.</summary>
internal sealed class StintRow
{
    public long Id { get; init; }

    public required string AgentId { get; init; }

    public AgentState State { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Until { get; init; }

    public string? QueueId { get; init; }

    public static StintRow Of(Stint stint) =>
        new() { AgentId = stint.Agent.Value, State = stint.State, Since = stint.Since, Until = stint.Until, QueueId = stint.Queue?.Value };

    public Stint Read() => new(new AgentId(AgentId), State, Since, Until, QueueId is null ? null : new QueueId(QueueId));
}
