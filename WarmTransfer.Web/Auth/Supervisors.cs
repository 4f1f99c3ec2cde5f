using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>What a supervisor or administrator may do, as the database has it now.</summary>
internal sealed record SupervisorRights(SupervisedTeams Teams, bool MayListen, bool IsAdmin);

/// <summary>Who supervises whom, asked by the phone's identity: a call that comes in carries no cookie.</summary>
internal sealed class Supervisors(IServiceScopeFactory scopes)
{
    /// <summary>Null: it is no supervisor, or the account may not sign in.</summary>
    public async Task<SupervisorRights?> Find(AgentId agent, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.Users.FirstOrDefaultAsync(user => user.AgentId == agent.Value, cancel) is not { DisabledAt: null } user) return null;
        var roles = await users.GetRolesAsync(user);
        if (roles.Contains(Roles.Admin)) return new SupervisorRights(SupervisedTeams.All, user.MayListen, IsAdmin: true);
        return roles.Contains(Roles.Supervisor) ? new SupervisorRights(SupervisedTeams.Read(user.Supervises), user.MayListen, IsAdmin: false) : null;
    }

    /// <summary>Whether it is an administrator who may sign in.</summary>
    public async Task<bool> IncludeAdmin(AgentId agent, CancellationToken cancel) => await Find(agent, cancel) is { IsAdmin: true };

    public async Task<bool> Include(AgentId agent, CancellationToken cancel) => await Find(agent, cancel) is not null;

    /// <summary>Whether one of the agents is in one of the teams.</summary>
    public async Task<bool> AreOver(SupervisedTeams teams, IReadOnlyCollection<AgentId> agents, CancellationToken cancel)
    {
        if (teams.AreAll) return true;
        var (names, ids) = (teams.Names.ToList(), agents.Select(agent => agent.Value).ToList());
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return await users.Users.AnyAsync(user => ids.Contains(user.AgentId) && names.Contains(user.Team!), cancel);
    }
}
