using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>The door through which events reach an agent, other than those of a call.</summary>
internal sealed class AgentDesk(
    IDbContextFactory<WarmTransferDb> databases, AgentMachine machine, Permissions permissions, WriteGate gate, Board board, LiveFigures figures, TimeProvider clock)
    : IAgentDesk
{
    private const string Supervising = "Supervising";

    /// <summary>The page renews it every 5 s: three in a row may be lost.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(15);

    public Task PhoneSeen(AgentId agent, CancellationToken cancel) => Ask(agent, new AgentEvent.PhoneSeen(clock.GetUtcNow().ToMilliseconds() + Lease), cancel);

    public Task PhoneSeen(AgentId agent, DateTimeOffset tokenUntil, CancellationToken cancel)
    {
        var lease = clock.GetUtcNow().ToMilliseconds() + Lease;
        return Ask(agent, new AgentEvent.PhoneSeen(tokenUntil < lease ? tokenUntil.ToMilliseconds() : lease), cancel);
    }

    public Task PhoneGone(AgentId agent, CancellationToken cancel) => Ask(agent, new AgentEvent.PhoneGone(), cancel);

    // Whoever is not known has no phone that this could take away.
    public Task Meet(AgentId agent, CancellationToken cancel) => board.Snapshot.Agents.ContainsKey(agent) ? Task.CompletedTask : PhoneGone(agent, cancel);

    public async Task<Refusal?> Ask(AgentId agent, AgentEvent e, CancellationToken cancel)
    {
        if (await permissions.Refuse(agent, e, cancel) is { } denied) return denied;
        var (changed, over, refusal) = await gate.Change(() => Transact(agent, e, cancel), cancel);
        if (refusal is not null) return refusal;
        figures.Note(null, over);
        board.Put(null, changed);
        return null;
    }

    private async Task<(Versioned<Agent> Agent, ImmutableArray<AgentStateInterval> Over, Refusal? Refusal)> Transact(AgentId agent, AgentEvent e, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Agents.FindAsync([agent.Value], cancel) ?? db.Agents.Add(await Enrol(db, agent, cancel)).Entity;
        var (before, now) = (row.Read(), clock.GetUtcNow().ToMilliseconds());
        var (after, refusal) = machine.Apply(before, e, now);
        if (refusal is not null) return (new Versioned<Agent>(before, row.Version), [], refusal);
        var (noted, over) = AgentStateHistory.Note(before, after, queue: null, now);
        row.Change(noted);
        db.AgentStates.AddRange(over.Select(AgentStateRow.Of));
        if (AgentEvent.ForcedBy(e) is { } by) db.Audit.Add(AuditRow.Of(Forced(agent, e, by), now));
        await db.SaveChangesAsync(cancel);
        return (new Versioned<Agent>(row.Read(), row.Version), over, null);
    }

    private static AuditEntry Forced(AgentId agent, AgentEvent e, AgentId by) =>
        new(by.Value, "sets an agent's state", AuditOutcome.Done, e is AgentEvent.GoAway away ? $"away: {away.Reason}" : "available", Agent: agent);

    // Supervisors have a phone in order to monitor calls: they take customers only when they say so.
    private static async Task<AgentRow> Enrol(WarmTransferDb db, AgentId agent, CancellationToken cancel)
    {
        var user = await db.Users.FirstOrDefaultAsync(user => user.AgentId == agent.Value, cancel);
        var roles = db.UserRoles.Where(link => link.UserId == user!.Id).Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name);
        var supervises = user is not null && await roles.AnyAsync(role => role == Roles.Supervisor || role == Roles.Admin, cancel);
        return new AgentRow { Id = agent.Value, Name = user?.DisplayName ?? agent.Value, Away = supervises ? Supervising : null };
    }
}
