using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Quality;

namespace WarmTransfer.Web.Live;

/// <summary>All live calls and all agents at one moment.</summary>
internal sealed record Snapshot(ImmutableDictionary<CallId, Call> Calls, ImmutableDictionary<AgentId, Agent> Agents)
{
    public static Snapshot Empty { get; } = new(ImmutableDictionary<CallId, Call>.Empty, ImmutableDictionary<AgentId, Agent>.Empty);

    /// <summary>Calls that nobody has, or whose lost agent may come back. Kept beside the others, because routing and counting look at them after each change.</summary>
    public ImmutableDictionary<CallId, Call> Open { get; private init; } = Those(Calls, IsOpen);

    /// <summary>Calls that have rung at somebody until another one answered.</summary>
    public ImmutableDictionary<CallId, Call> RungTogether { get; private init; } = Those(Calls, HasRungTogether);

    /// <summary>Calls whose owner has asked a colleague who is busy.</summary>
    public ImmutableDictionary<CallId, Call> Asking { get; private init; } = Those(Calls, IsAsking);

    /// <summary>Calls that we have begun ourselves. Whoever calls in might be one of them, and calls in often.</summary>
    public ImmutableDictionary<CallId, Call> Outbound { get; private init; } = Those(Calls, IsOutbound);

    /// <summary>How live calls sound, leg by leg, as far as it is known.</summary>
    public ImmutableDictionary<CallId, ImmutableDictionary<LegId, LegSound>> Sounds { get; init; } = ImmutableDictionary<CallId, ImmutableDictionary<LegId, LegSound>>.Empty;

    public Snapshot With(Call call) => this with
    {
        Calls = Calls.SetItem(call.Id, call),
        Open = IsOpen(call) ? Open.SetItem(call.Id, call) : Open.Remove(call.Id),
        RungTogether = HasRungTogether(call) ? RungTogether.SetItem(call.Id, call) : RungTogether.Remove(call.Id),
        Asking = IsAsking(call) ? Asking.SetItem(call.Id, call) : Asking.Remove(call.Id),
        Outbound = IsOutbound(call) ? Outbound.SetItem(call.Id, call) : Outbound,
    };

    public Snapshot Without(CallId call) => this with { Calls = Calls.Remove(call), Open = Open.Remove(call), RungTogether = RungTogether.Remove(call), Asking = Asking.Remove(call), Outbound = Outbound.Remove(call), Sounds = Sounds.Remove(call) };

    public ImmutableDictionary<LegId, LegSound> SoundsOf(CallId call) => Sounds.GetValueOrDefault(call, ImmutableDictionary<LegId, LegSound>.Empty);

    private static bool IsOpen(Call call) => !call.IsOver && (call.Phase.OwnerLeg is null || call.Phase.Rejoinable is not null);

    private static bool IsOutbound(Call call) => call.Direction is CallDirection.Outbound;

    private static bool IsAsking(Call call) => call.ConsultRequest is not null;

    private static bool HasRungTogether(Call call) => call.Legs.Exists(leg => leg.LostTo is not null);

    private static ImmutableDictionary<CallId, Call> Those(ImmutableDictionary<CallId, Call> calls, Func<Call, bool> are) =>
        calls.Values.Where(are).ToImmutableDictionary(call => call.Id);
}

/// <summary>A call or an agent, and the version that says which of two is newer.</summary>
internal sealed record Versioned<T>(T Value, int Version);

/// <summary>The newest snapshot in memory, and who wants to know when it changes. The database stays the truth.</summary>
internal sealed class Board
{
    // A commit of a call that has gone arrives late by moments, in which fewer calls end than that.
    private const int GoneRemembered = 1_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<CallId, int> _callVersions = [];
    private readonly Dictionary<AgentId, int> _agentVersions = [];
    private readonly Queue<CallId> _gone = [];
    private readonly Subscriptions _subscriptions = new(), _ofAgents = new(), _afterOthers = new();
    private Snapshot _snapshot = Snapshot.Empty;

    public Snapshot Snapshot => Volatile.Read(ref _snapshot);

    internal int VersionsKnown => _callVersions.Count;

    /// <summary>The call as it is known here, with its version; null when it is not live, or not known.</summary>
    public Versioned<Call>? Find(CallId id)
    {
        lock (_lock) return _snapshot.Calls.TryGetValue(id, out var call) ? new(call, _callVersions[id]) : null;
    }

    /// <summary>Every live call that is known here, and which version of it.</summary>
    public IReadOnlyList<(CallId Id, int Version)> CallVersions()
    {
        lock (_lock) return [.. _snapshot.Calls.Keys.Select(id => (id, _callVersions[id]))];
    }

    public Versioned<Agent>? Find(AgentId id)
    {
        lock (_lock) return _snapshot.Agents.TryGetValue(id, out var agent) ? new(agent, _agentVersions[id]) : null;
    }

    /// <summary>Takes in what a commit changed. Commits may arrive here out of order; an older version changes nothing. Whether anything was newer.</summary>
    public bool Put(ReadOnlySpan<Versioned<Call>> calls, ReadOnlySpan<Versioned<Agent>> agents)
    {
        var (newer, newerAgents) = (false, false);
        lock (_lock)
        {
            foreach (var call in calls) newer |= PutCall(call);
            foreach (var agent in agents) newerAgents |= PutAgent(agent);
        }

        if (!newer && !newerAgents) return false;
        _subscriptions.Wake();
        if (newerAgents) _ofAgents.Wake();
        _afterOthers.Wake();
        return true;
    }

    /// <summary>Phones were heard of, and that is all: nobody has to look.</summary>
    public void Hear(IReadOnlyCollection<Agent> agents)
    {
        if (agents.Count == 0) return;
        lock (_lock)
            Volatile.Write(ref _snapshot, _snapshot with { Agents = _snapshot.Agents.SetItems(agents.Select(agent => KeyValuePair.Create(agent.Id, Heard(agent)))) });
    }

    /// <summary>A leg sounds like that from now on. Only what is different wakes anybody.</summary>
    public void Put(CallId call, LegId leg, LegSound sound)
    {
        lock (_lock)
        {
            var known = _snapshot.SoundsOf(call);
            if (!_snapshot.Calls.ContainsKey(call) || (known.TryGetValue(leg, out var was) && was == sound)) return;
            Volatile.Write(ref _snapshot, _snapshot with { Sounds = _snapshot.Sounds.SetItem(call, known.SetItem(leg, sound)) });
        }

        Touch();
    }

    /// <summary>Wakes subscribers though nothing was saved: time alone has changed what they show.</summary>
    public void Touch()
    {
        _subscriptions.Wake();
        _afterOthers.Wake();
    }

    /// <summary>From now on, each change sets the subscription off; several changes before it is read are one.</summary>
    public Subscription Subscribe() => _subscriptions.Subscribe();

    /// <summary>The same for what depends on agents alone: most changes are of calls.</summary>
    public Subscription SubscribeToAgents() => _ofAgents.Subscribe();

    /// <summary>For whoever has so much to look at that others would wait for it.</summary>
    public Subscription SubscribeAfterOthers() => _afterOthers.Subscribe();

    // Whatever else has become of the agent meanwhile stays.
    private Agent Heard(Agent agent) => _snapshot.Agents.TryGetValue(agent.Id, out var known) ? known with { ReachableUntil = agent.ReachableUntil } : agent;

    private bool PutCall(Versioned<Call> call)
    {
        if (!IsNewer(_callVersions, call.Value.Id, call.Version)) return false;
        if (call.Value.IsOver && !call.Value.HasLiveLegs) Remove(call.Value.Id);
        else Volatile.Write(ref _snapshot, _snapshot.With(call.Value));
        return true;
    }

    private void Remove(CallId call)
    {
        Volatile.Write(ref _snapshot, _snapshot.Without(call));
        _gone.Enqueue(call);
        while (_gone.Count > GoneRemembered)
            if (_gone.Dequeue() is var old && !_snapshot.Calls.ContainsKey(old)) _callVersions.Remove(old);
    }

    private bool PutAgent(Versioned<Agent> agent)
    {
        if (!IsNewer(_agentVersions, agent.Value.Id, agent.Version)) return false;
        Volatile.Write(ref _snapshot, _snapshot with { Agents = _snapshot.Agents.SetItem(agent.Value.Id, agent.Value) });
        return true;
    }

    private static bool IsNewer<TKey>(Dictionary<TKey, int> versions, TKey key, int version) where TKey : notnull
    {
        if (versions.TryGetValue(key, out var known) && known >= version) return false;
        versions[key] = version;
        return true;
    }
}
