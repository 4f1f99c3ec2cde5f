using System.Collections.Concurrent;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Sessions;

/// <summary>The sessions of all nodes as this one knows them: asked at every request, and for every connection that lasts.</summary>
internal sealed class LiveSessions(SessionStore store, SessionConnections connections, ICutOff cutOff, TimeProvider clock)
{
    // Without a database nobody can be dismissed: those who can listen to others are not trusted for long then.
    internal static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);
    // A look that began before an end still finds what has ended.
    private static readonly TimeSpan EndRemembered = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WorthSaving = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, LiveSession> _live = [];
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = [], _ended = [];
    private DateTimeOffset _seen = clock.GetUtcNow();

    /// <summary>When a person last did something in each.</summary>
    public IEnumerable<LiveSession> All => _live.Values.Select(session => session with { UsedAt = UsedAt(session) });

    public async Task Begin(SessionRow session, AgentId agent, CancellationToken cancel)
    {
        await store.Add(session, cancel);
        _live[session.Id] = new LiveSession(session.Id, agent.Value, session.Supervises, session.Unattended, session.UsedAt, session.Until);
    }

    /// <summary>Whether it is on. What this node does not know another one may have begun a moment ago.</summary>
    public async ValueTask<bool> Holds(string id, CancellationToken cancel)
    {
        if (_live.TryGetValue(id, out var known)) return IsTrusted(known);
        return !_ended.ContainsKey(id) && await store.Find(id, cancel) is { } begunElsewhere && IsTrusted(_live.GetOrAdd(id, begunElsewhere));
    }

    /// <summary>A person has done something.</summary>
    public void Use(string id) => _used[id] = clock.GetUtcNow();

    /// <summary>Ends them here at once, and at the other nodes at their next look.</summary>
    public async Task End(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        foreach (var id in ids) _ended[id] = clock.GetUtcNow();
        await store.Remove(ids, cancel);
        await cutOff.Gone(Forget(ids), cancel);
    }

    /// <summary>Takes in what other nodes and commands have done.</summary>
    public async Task Look(CancellationToken cancel)
    {
        await SaveUse(cancel);
        var known = _live.Keys.ToList();
        var there = (await store.Live(cancel)).Where(session => !_ended.ContainsKey(session.Id)).ToDictionary(session => session.Id);
        foreach (var session in there.Values) _live[session.Id] = session;
        _seen = clock.GetUtcNow();
        foreach (var (id, at) in _ended)
            if (_seen - at > EndRemembered) _ended.TryRemove(id, out _);
        await cutOff.Gone(Forget([.. known.Where(id => !there.ContainsKey(id))]), cancel);
    }

    /// <summary>Cuts off whoever is not trusted while the database cannot be asked.</summary>
    public void Distrust() => connections.CutOff([.. _live.Values.Where(session => !IsTrusted(session)).Select(session => session.Id)]);

    private bool IsTrusted(LiveSession session) => !session.Supervises || clock.GetUtcNow() - _seen < Trust;

    private DateTimeOffset UsedAt(LiveSession session) => _used.TryGetValue(session.Id, out var here) && here > session.UsedAt ? here : session.UsedAt;

    private async Task SaveUse(CancellationToken cancel)
    {
        var newer = _live.Values.Where(session => UsedAt(session) - session.UsedAt > WorthSaving).ToDictionary(session => session.Id, UsedAt);
        if (newer.Count > 0) await store.Used(newer, cancel);
        foreach (var id in _used.Keys)
            if (!_live.ContainsKey(id) || newer.ContainsKey(id)) _used.TryRemove(id, out _);
    }

    // Who is left without any.
    private List<AgentId> Forget(IReadOnlyCollection<string> ids)
    {
        var gone = ids.Select(id => _live.TryRemove(id, out var session) ? session.AgentId : null).OfType<string>().ToHashSet();
        connections.CutOff(ids);
        gone.ExceptWith(_live.Values.Select(session => session.AgentId));
        return [.. gone.Select(agent => new AgentId(agent))];
    }
}
