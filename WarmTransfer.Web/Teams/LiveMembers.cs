using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Teams;

/// <summary>Team, groups and skills of everybody, in memory: read anew twice a second, and at once after a change at this node. The same objects as before when nothing has changed.</summary>
internal sealed class LiveMembers(IDbContextFactory<WarmTransferDb> databases) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private HashSet<Row> _rows = [];
    private FrozenDictionary<AgentId, Member> _now = FrozenDictionary<AgentId, Member>.Empty;
    private FrozenDictionary<AgentId, string> _teams = FrozenDictionary<AgentId, string>.Empty;

    /// <summary>After <see cref="Now"/> has changed.</summary>
    public event Action? Changed;

    /// <summary>Those who may sign in.</summary>
    public FrozenDictionary<AgentId, Member> Now => Volatile.Read(ref _now);

    /// <summary>Teams of those who are in one, also of whoever was dismissed: their calls are still the team's.</summary>
    public FrozenDictionary<AgentId, string> Teams => Volatile.Read(ref _teams);

    public async Task Look(CancellationToken cancel)
    {
        // In turn: what was read first must not come last.
        await _turn.WaitAsync(cancel);
        try
        {
            var rows = await Read(cancel);
            if (rows.SetEquals(_rows)) return;
            Take(rows);
        }
        finally
        {
            _turn.Release();
        }
        Changed?.Invoke();
    }

    public void Dispose() => _turn.Dispose();

    private async Task<HashSet<Row>> Read(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Users.AsNoTracking().Where(user => user.DisabledAt == null || user.Team != null)
            .Select(user => new Row(user.AgentId, user.Team, user.Groups, user.Skills, user.DisabledAt == null)).ToHashSetAsync(cancel);
    }

    private void Take(HashSet<Row> rows)
    {
        var teams = rows.Where(row => row.Team is not null).ToFrozenDictionary(row => new AgentId(row.Agent), row => row.Team!);
        if (teams.Count != _teams.Count || teams.Any(one => _teams.GetValueOrDefault(one.Key) != one.Value)) Volatile.Write(ref _teams, teams);
        Volatile.Write(ref _now, rows.Where(row => row.MaySignIn).ToFrozenDictionary(row => new AgentId(row.Agent), row => row.Member));
        _rows = rows;
    }

    private sealed record Row(string Agent, string? Team, string? GroupLines, string? SkillLines, bool MaySignIn)
    {
        public Member Member => new(Team, Groups.Read(GroupLines).Names, Skills.Read(SkillLines).Levels);
    }
}
