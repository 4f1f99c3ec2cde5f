using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Teams;

/// <summary>Who is in which team, in memory: read anew as often as sessions are looked at. The same object as before when nothing has changed.</summary>
internal sealed class LiveTeams(IDbContextFactory<WarmTransferDb> databases)
{
    private FrozenDictionary<AgentId, string> _now = FrozenDictionary<AgentId, string>.Empty;

    /// <summary>Agents who are in no team are not in it.</summary>
    public FrozenDictionary<AgentId, string> Now => Volatile.Read(ref _now);

    public async Task Look(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Users.AsNoTracking().Where(user => user.Team != null).ToDictionaryAsync(user => new AgentId(user.AgentId), user => user.Team!, cancel);
        if (found.Count != Now.Count || found.Any(one => Now.GetValueOrDefault(one.Key) != one.Value)) Volatile.Write(ref _now, found.ToFrozenDictionary());
    }
}
