using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>The agents whom a change of a call concerns: their rows change in the same transaction as the call.</summary>
internal sealed class AgentDuties(AgentMachine machine, QueueId queue, IReadOnlyList<(AgentRow? Row, AgentId Agent, AgentEvent Event)> duties)
{
    private readonly List<Stint> _over = [];

    /// <summary>What the agents have done until now and do no longer.</summary>
    public IReadOnlyList<Stint> Over => _over;

    public Versioned<Agent>[] Changed =>
        [.. duties.Select(duty => duty.Row).OfType<AgentRow>().Distinct().Select(row => new Versioned<Agent>(row.Read(), row.Version))];

    public static async Task<AgentDuties> Load(AgentMachine machine, WarmTransferDb db, Call? before, Call after, CancellationToken cancel)
    {
        var duties = new List<(AgentRow?, AgentId, AgentEvent)>();
        foreach (var (agent, e) in Duties.Between(before, after)) duties.Add((await db.Agents.FindAsync([agent.Value], cancel), agent, e));
        return new AgentDuties(machine, after.Queue, duties);
    }

    /// <summary>The first refusal, if an agent cannot do what the call wants.</summary>
    public Refusal? Apply(DateTimeOffset now) => duties.Select(duty => Apply(duty, now)).FirstOrDefault(refusal => refusal is not null);

    public void Undo(WarmTransferDb db)
    {
        foreach (var row in duties.Select(duty => duty.Row).OfType<AgentRow>()) db.Entry(row).State = EntityState.Unchanged;
    }

    private Refusal? Apply((AgentRow? Row, AgentId Agent, AgentEvent Event) duty, DateTimeOffset now)
    {
        if (duty.Row is null) return new Refusal(RefusalCode.Unknown, $"There is no agent {duty.Agent}.");
        var before = duty.Row.Read();
        var (agent, refusal) = machine.Apply(before, duty.Event, now);
        if (refusal is not null) return refusal;
        var (noted, over) = Diary.Note(before, agent, queue, now);
        duty.Row.Change(noted);
        _over.AddRange(over);
        return null;
    }
}
