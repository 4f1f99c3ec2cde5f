using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Commit;

namespace WarmTransfer.Web.Calls;

/// <summary>The agents whom a change of a call concerns, as they are after it.</summary>
/// <param name="Over">What they have done until now and do no longer.</param>
/// <param name="Refusal">Why an agent cannot do what the call wants; then nothing changes.</param>
internal sealed record AgentUpdates(IReadOnlyCollection<Agent> Agents, IReadOnlyList<AgentStateInterval> Over, Refusal? Refusal)
{
    public static async ValueTask<AgentUpdates> Of(AgentMachine machine, Draft draft, Call? before, Call after, DateTimeOffset now)
    {
        var (changed, over) = (new Dictionary<AgentId, Agent>(), new List<AgentStateInterval>());
        foreach (var (id, e) in AgentConsequences.Between(before, after))
        {
            if ((changed.GetValueOrDefault(id) ?? await draft.Agents.RelyOn(id)) is not { } agent)
                return Not(new Refusal(RefusalCode.Unknown, $"There is no agent {id}."));
            var (next, refusal) = machine.Apply(agent, e, now);
            if (refusal is not null) return Not(refusal);
            (changed[id], var ended) = AgentStateHistory.Note(agent, next, after.Queue, now);
            over.AddRange(ended);
        }

        return new AgentUpdates(changed.Values, over, null);
    }

    private static AgentUpdates Not(Refusal refusal) => new([], [], refusal);
}
