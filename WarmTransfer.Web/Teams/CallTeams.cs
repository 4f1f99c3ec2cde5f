using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Teams;

/// <summary>Whose a call is.</summary>
internal static class CallTeams
{
    /// <summary>Whoever was let into the call, and whoever is rung or on the line now; supervisors who only monitor it have no part. Nobody: the call is everybody's, because somebody has to help.</summary>
    public static IEnumerable<AgentId> Agents(this Call call) => call.AgentLegs
        .Where(leg => leg is { Agent: not null, OnlyMonitored: false } && (leg.IsLive || leg.AdmittedAt is not null)).Select(leg => leg.Agent!.Value).Distinct();
}
