using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Routing;

/// <summary>Somebody who can be chosen for a queue.</summary>
/// <param name="Name">Null: there is no such account any more.</param>
public sealed record QueueAgent(string Id, string? Name);

/// <summary>Who can be chosen for a queue.</summary>
internal sealed class QueueAgents(IDbContextFactory<WarmTransferDb> databases)
{
    /// <summary>Everybody who may sign in and work with calls, and whoever is chosen already though there is no such account any more.</summary>
    public async Task<IReadOnlyList<QueueAgent>> All(IReadOnlySet<string> chosen, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var ofTheDesk = db.UserRoles.Where(one => db.Roles.Any(role => role.Id == one.RoleId && Roles.OfTheDesk.Contains(role.Name!))).Select(one => one.UserId);
        var known = await db.Users.AsNoTracking().Where(user => user.DisabledAt == null && ofTheDesk.Contains(user.Id))
            .Select(user => new QueueAgent(user.AgentId, user.DisplayName)).ToListAsync(cancel);
        known.Sort((one, other) => NaturalOrder.OfNames.Compare(one.Name, other.Name));
        return [.. known, .. chosen.Except(known.Select(agent => agent.Id)).Order(StringComparer.Ordinal).Select(id => new QueueAgent(id, Name: null))];
    }
}
