using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Leads;

/// <summary>Whose a lead is: of the agents of its queue, and of whoever supervises one of them.</summary>
internal sealed class LeadRights(IDbContextFactory<WarmTransferDb> databases, Supervisors supervisors, LiveQueues queues, LiveMembers members)
{
    public bool AreOf(CurrentAgent viewer, QueueId queue) => viewer.IsOfTheDesk && AreOf(new AgentId(viewer.AgentId), viewer.SeesNumbers ? viewer.Supervises : null, queue);

    /// <summary>As the database has it now.</summary>
    public async Task<bool> AreOf(AgentId by, QueueId queue, CancellationToken cancel) =>
        await supervisors.Find(by, cancel) is { } over ? AreOf(by, over.Teams, queue) : await IsOfTheDesk(by, cancel) && AreOf(by, over: null, queue);

    private bool AreOf(AgentId by, SupervisedTeams? over, QueueId queue)
    {
        var agents = queues.Now[queue].Agents;
        return agents is null || agents.Contains(by) || over is { AreAll: true } || over is not null && agents.Any(agent => over.Include(members.Teams.GetValueOrDefault(agent)));
    }

    private async Task<bool> IsOfTheDesk(AgentId by, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var ofTheDesk = db.UserRoles.Where(one => db.Roles.Any(role => role.Id == one.RoleId && Roles.OfTheDesk.Contains(role.Name!))).Select(one => one.UserId);
        return await db.Users.AnyAsync(user => user.AgentId == by.Value && user.DisabledAt == null && ofTheDesk.Contains(user.Id), cancel);
    }
}
