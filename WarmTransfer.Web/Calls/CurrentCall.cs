using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>Reads an agent's call off the board.</summary>
internal sealed class CurrentCall(Board board) : ICurrentCall
{
    public CallId? Of(AgentId agent) => board.Snapshot.Agents.GetValueOrDefault(agent)?.Engagement?.Call;
}
