using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Auth;

/// <summary>Who may monitor others' calls, asked by the phone's identity: a call that comes in carries no cookie.</summary>
internal sealed class Supervisors(IServiceScopeFactory scopes)
{
    private static readonly string[] Entitled = [Roles.Supervisor, Roles.Admin];

    public async Task<bool> Include(AgentId agent, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await users.Users.FirstOrDefaultAsync(user => user.AgentId == agent.Value, cancel);
        return user is { DisabledAt: null } && (await users.GetRolesAsync(user)).Any(Entitled.Contains);
    }
}
