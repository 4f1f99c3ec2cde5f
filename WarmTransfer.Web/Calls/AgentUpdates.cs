using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>The agents whom a change of a call breaches: their rows change in the same transaction as the call.</summary>
internal sealed class AgentUpdates(AgentMachine machine, QueueId queue, IReadOnlyList<(AgentRow? Row, AgentId Agent, AgentEvent Event)> updates)
{
    private readonly List<AgentStateInterval> _over = [];

    /// <summary>What the agents have done until now and do no longer.</summary>
    public IReadOnlyList<AgentStateInterval> Over => _over;

    public Versioned<Agent>[] Changed =>
        [.. updates.Select(update => update.Row).OfType<AgentRow>().Distinct().Select(row => new Versioned<Agent>(row.Read(), row.Version))];

    public static async Task<AgentUpdates> Load(AgentMachine machine, WarmTransferDb db, Call? before, Call after, CancellationToken cancel)
    {
        var updates = new List<(AgentRow?, AgentId, AgentEvent)>();
        foreach (var (agent, e) in AgentConsequences.Between(before, after)) updates.Add((await db.Agents.FindAsync([agent.Value], cancel), agent, e));
        return new AgentUpdates(machine, after.Queue, updates);
    }

    /// <summary>The first refusal, if an agent cannot do what the call wants.</summary>
    public Refusal? Apply(DateTimeOffset now) => updates.Select(update => Apply(update, now)).FirstOrDefault(refusal => refusal is not null);

    public void Undo(WarmTransferDb db)
    {
        foreach (var row in updates.Select(update => update.Row).OfType<AgentRow>()) db.Entry(row).State = EntityState.Unchanged;
    }

    private Refusal? Apply((AgentRow? Row, AgentId Agent, AgentEvent Event) update, DateTimeOffset now)
    {
        if (update.Row is null) return new Refusal(RefusalCode.Unknown, $"There is no agent {update.Agent}.");
        var before = update.Row.Read();
        var (agent, refusal) = machine.Apply(before, update.Event, now);
        if (refusal is not null) return refusal;
        var (noted, over) = AgentStateHistory.Note(before, agent, queue, now);
        update.Row.Change(noted);
        _over.AddRange(over);
        return null;
    }
}
