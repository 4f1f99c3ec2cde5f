using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>A call or an agent as it was saved, and the version that says which of two is newer.</summary>
internal sealed record Saved<T>(T Value, int Version) where T : class
{
    /// <summary>Unchanged it keeps its version.</summary>
    public Saved<T> With(T value) => ReferenceEquals(value, Value) ? this : new Saved<T>(value, Version + 1);
}

/// <summary>What a node tells the others after a commit.</summary>
/// <param name="Owed">Something is owed since.</param>
internal sealed record News(Saved<Call>? Call, IReadOnlyCollection<Saved<Agent>> Agents, bool Owed);

/// <summary>What one node has in its memory, and its screens show: the newest that it has heard of, which need not be the newest there is.</summary>
internal sealed class Board(Rules rules)
{
    private readonly Dictionary<CallId, Saved<Call>> _calls = [];
    private readonly Dictionary<AgentId, Saved<Agent>> _agents = [];

    public IEnumerable<Call> Calls => _calls.Values.Select(saved => saved.Value);

    public IEnumerable<Agent> Agents => _agents.Values.Select(saved => saved.Value);

    public Saved<Call>? Find(CallId id) => _calls.GetValueOrDefault(id);

    public Saved<Agent>? Find(AgentId id) => _agents.GetValueOrDefault(id);

    /// <summary>Whether it was newer. What is older changes nothing.</summary>
    public bool Take(Saved<Call> call) => Take(_calls, call.Value.Id, call);

    public bool Take(Saved<Agent> agent) => Take(_agents, agent.Value.Id, agent);

    public void Clear()
    {
        _calls.Clear();
        _agents.Clear();
    }

    private bool Take<TKey, T>(Dictionary<TKey, Saved<T>> known, TKey id, Saved<T> told) where TKey : notnull where T : class
    {
        if (known.TryGetValue(id, out var before) && !rules.IsNews(before.Version, told.Version)) return false;
        known[id] = told;
        return true;
    }
}
