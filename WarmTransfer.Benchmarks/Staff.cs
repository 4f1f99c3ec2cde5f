using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Benchmarks;

/// <summary>Agents who go through calls as the machines would have them, and what they have done by then.</summary>
internal sealed class Staff(IEnumerable<Agent> agents)
{
    private static readonly CallMachine Calls = new(new CallPolicy());
    private static readonly AgentMachine People = new(new AgentPolicy());
    private readonly Dictionary<AgentId, Agent> _agents = agents.ToDictionary(agent => agent.Id);

    public Agent this[AgentId id] => _agents[id];

    /// <summary>The intervals that are over.</summary>
    public List<AgentStateInterval> Over { get; } = [];

    /// <summary>The agents are there from now on.</summary>
    public void Begin(DateTimeOffset at)
    {
        foreach (var agent in _agents.Values.ToArray()) Note(agent, agent with { IdleSince = at }, queue: null, at);
    }

    /// <summary>A call and what happens in it, each event so many seconds after the one before.</summary>
    public Call Play(CallId id, CallEvent.Fact.CustomerArrived arrival, IEnumerable<(int After, CallEvent Event)> story, DateTimeOffset at)
    {
        var call = CallMachine.Arrive(id, arrival, at);
        foreach (var (after, e) in story)
        {
            at = at.AddSeconds(after);
            var next = Calls.Apply(call, e, at).Call;
            foreach (var (agent, duty) in AgentConsequences.Between(call, next)) Note(_agents[agent], People.Apply(_agents[agent], duty, at).Agent, arrival.Queue, at);
            call = next;
        }

        return call;
    }

    private void Note(Agent before, Agent after, QueueId? queue, DateTimeOffset at)
    {
        (_agents[after.Id], var over) = AgentStateHistory.Note(before, after, queue, at);
        Over.AddRange(over);
    }
}
