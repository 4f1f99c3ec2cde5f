using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>The door through which events reach an agent, other than those of a call.</summary>
internal sealed class AgentDesk(IDbContextFactory<WarmTransferDb> databases, AgentMachine machine, Permissions permissions, WriteGate gate, Board board, TimeProvider clock)
    : IAgentDesk
{
    /// <summary>The page renews it every 5 s: three in a row may be lost.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(15);

    public Task PhoneSeen(AgentId agent, CancellationToken cancel) => Ask(agent, new AgentEvent.PhoneSeen(clock.GetUtcNow() + Lease), cancel);

    public Task PhoneSeen(AgentId agent, DateTimeOffset tokenUntil, CancellationToken cancel)
    {
        var lease = clock.GetUtcNow() + Lease;
        return Ask(agent, new AgentEvent.PhoneSeen(tokenUntil < lease ? tokenUntil : lease), cancel);
    }

    public Task PhoneGone(AgentId agent, CancellationToken cancel) => Ask(agent, new AgentEvent.PhoneGone(), cancel);

    public async Task<Refusal?> Ask(AgentId agent, AgentEvent e, CancellationToken cancel)
    {
        if (await permissions.Refuse(agent, e, cancel) is { } denied) return denied;
        var (changed, refusal) = await gate.Change(() => Transact(agent, e, cancel), cancel);
        if (refusal is null) board.Put(null, changed);
        return refusal;
    }

    private async Task<(Versioned<Agent> Agent, Refusal? Refusal)> Transact(AgentId agent, AgentEvent e, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Agents.FindAsync([agent.Value], cancel) ?? db.Agents.Add(await Enrol(db, agent, cancel)).Entity;
        var (after, refusal) = machine.Apply(row.Read(), e, clock.GetUtcNow());
        if (refusal is null)
        {
            row.Change(after);
            if (AgentEvent.ForcedBy(e) is { } by) db.Audit.Add(AuditRow.Of(Forced(agent, e, by), clock.GetUtcNow()));
            await db.SaveChangesAsync(cancel);
        }

        return (new Versioned<Agent>(row.Read(), row.Version), refusal);
    }

    private static AuditEntry Forced(AgentId agent, AgentEvent e, AgentId by) =>
        new(by.Value, "sets an agent's state", AuditOutcome.Done, e is AgentEvent.GoAway away ? $"away: {away.Reason}" : "available", Agent: agent);

    private static async Task<AgentRow> Enrol(WarmTransferDb db, AgentId agent, CancellationToken cancel)
    {
        var name = await db.Users.Where(user => user.AgentId == agent.Value).Select(user => user.DisplayName).FirstOrDefaultAsync(cancel);
        return new AgentRow { Id = agent.Value, Name = name ?? agent.Value };
    }
}
