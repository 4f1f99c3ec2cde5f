using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Voicemails;

/// <summary>Whose the messages of a queue are: its agents', and those who supervise one of them.</summary>
internal sealed class VoicemailSight(LiveQueues queues, LiveMembers members)
{
    public bool Includes(CurrentAgent viewer, QueueId queue)
    {
        if (!viewer.IsOfTheDesk) return false;
        if (viewer.IsAdmin || (viewer.IsSupervisor && viewer.Supervises.AreAll)) return true;
        var of = queues.Now[queue];
        return of.Has(new AgentId(viewer.AgentId)) || (viewer.IsSupervisor && of.Agents!.Any(agent => viewer.Supervises.Include(members.Teams.GetValueOrDefault(agent))));
    }
}
