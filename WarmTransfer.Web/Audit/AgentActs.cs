using WarmTransfer.Core;
using WarmTransfer.Core.Agents;

namespace WarmTransfer.Web.Audit;

/// <summary>What supervisors do to agents, in the words of the audit.</summary>
internal static class AgentActs
{
    public static string Name(AgentEvent e) => e switch
    {
        AgentEvent.Dispose => "disposes of an agent's call",
        AgentEvent.DismissWork => "lets an agent go without a disposition",
        _ => "sets an agent's state",
    };

    public static string Words(AgentEvent e) => e switch
    {
        AgentEvent.Dispose d => d.Disposal.Code ?? "",
        AgentEvent.DismissWork d => d.Reason.Trim(),
        AgentEvent.GoAway away => $"away: {away.Reason}",
        _ => "available",
    };

    public static CallId? CallOf(AgentEvent e) => e switch
    {
        AgentEvent.Dispose d => d.Call,
        AgentEvent.DismissWork d => d.Call,
        _ => null,
    };
}
