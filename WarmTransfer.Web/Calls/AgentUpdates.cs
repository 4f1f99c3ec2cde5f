using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Dispositions;

namespace WarmTransfer.Web.Calls;

/// <summary>The agents whom a change of a call concerns, as they are after it.</summary>
/// <param name="Over">What they have done until now and do no longer.</param>
/// <param name="WrapUps">What is said of the call for agents who have handed it over.</param>
/// <param name="Refusal">Why an agent cannot do what the call wants; then nothing changes.</param>
internal sealed record AgentUpdates(IReadOnlyCollection<Agent> Agents, IReadOnlyList<AgentStateInterval> Over, IReadOnlyList<WrapUpRow> WrapUps, Refusal? Refusal)
{
    public static async ValueTask<AgentUpdates> Of(AgentMachine machine, Draft draft, Call? before, Call after, DateTimeOffset now)
    {
        var (changed, over, wrapUps) = (new Dictionary<AgentId, Agent>(), new List<AgentStateInterval>(), new List<WrapUpRow>());
        foreach (var (id, e) in AgentConsequences.Between(before, after))
        {
            if ((changed.GetValueOrDefault(id) ?? await draft.Agents.RelyOn(id)) is not { } agent)
                return Not(new Refusal(RefusalCode.Unknown, $"There is no agent {id}."));
            var (next, refusal) = machine.Apply(agent, e, now);
            if (refusal is not null) return Not(refusal);
            (changed[id], var ended) = AgentStateHistory.Note(agent, next, after.Queue, now, after.Direction is CallDirection.Outbound);
            over.AddRange(ended);
            if (WrapUpRow.HandedOver(machine, agent, next, e, now) is { } row) wrapUps.Add(row);
        }

        return new AgentUpdates(changed.Values, over, wrapUps, null);
    }

    private static AgentUpdates Not(Refusal refusal) => new([], [], [], refusal);
}
