using System.Collections.Frozen;
using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>
/// One look at those who are free, from which each call takes its agents. Who comes first in a queue is sorted once for all of its calls, and calls of a queue that need the same share one line of
/// agents, so that a look takes about as long as there are calls and agents, and not their product.
/// </summary>
internal sealed class Matching
{
    private readonly Queues _queues;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<AgentId, FreeAgent> _free;
    private readonly Dictionary<QueueId, ImmutableArray<FreeMember>> _members = [];
    private readonly Dictionary<(QueueId Queue, int Tiers, string Needs), AgentLine> _lines = [];
    private readonly Lazy<ImmutableArray<FreeAgent>> _byIdle, _byTurn;

    public Matching(Queues queues, IEnumerable<Agent> free, DateTimeOffset now)
    {
        (_queues, _now) = (queues, now);
        _free = free.ToDictionary(agent => agent.Id, agent => new FreeAgent(agent, agent.StateAt(now) == AgentState.Available, queues.SkillsOf(agent.Id)));
        _byIdle = new(() => Sorted(agent => agent.FreeSince));
        _byTurn = new(() => Sorted(agent => agent.RungAt ?? DateTimeOffset.MinValue));
    }

    /// <summary>The best agent for the call, who is taken by it; null: nobody will do.</summary>
    public Offer? One(Call call)
    {
        var queue = _queues[call.Queue];
        if ((Preferred(call) ?? LineOf(queue, call).Best(call, _now)) is not { } best) return null;
        best.IsTaken = true;
        return Offer(queue, call, best, also: false);
    }

    /// <summary>Where everybody is rung: all who are left.</summary>
    public ImmutableArray<Offer> Others(Call call)
    {
        var queue = _queues[call.Queue];
        if (queue.Strategy != Strategy.RingAll) return [];
        var others = LineOf(queue, call).Left(call, _now).Where(one => Joins(call, one.Agent)).ToList();
        foreach (var one in others) one.IsTaken = true;
        return [.. others.Select(one => Offer(queue, call, one, also: true))];
    }

    private Offer Offer(Queue queue, Call call, FreeAgent one, bool also) => new(call.Id, one.Agent.Id, Reasons.Of(queue, call, one, _now), also);

    // They have the call again whatever it needs, and before the work after it is done.
    private FreeAgent? Preferred(Call call) =>
        Router.Preferred(call, _now) is { } agent && _free.GetValueOrDefault(agent) is { IsTaken: false } one && AgentLine.MayBeRung(call, one.Agent, _now) ? one : null;

    // Whoever let this very ringing go by is not rung again until it is over for everybody.
    private static bool Joins(Call call, Agent agent) => call.Phase is CallPhase.Waiting || AgentLine.Passed(call, agent) < call.PhaseSince;

    private AgentLine LineOf(Queue queue, Call call)
    {
        var waited = Relaxation.Waited(call, _now);
        var needs = Relaxation.NeedsOf(queue, call, waited);
        var levels = needs.IsEmpty ? "" : string.Join('\n', needs.All.Select(need => $"{need.Skill}={need.LevelAfter(waited)}"));
        var key = (queue.Id, queue.TierTimes.Count(time => time <= waited), levels);
        return _lines.TryGetValue(key, out var known) ? known : _lines[key] = Line(queue, needs, waited);
    }

    private AgentLine Line(Queue queue, SkillNeeds needs, TimeSpan waited)
    {
        var levels = needs.All.Select(need => (need.Skill, Level: need.LevelAfter(waited))).ToArray();
        return new(MembersOf(queue), one => one.After <= waited && Array.TrueForAll(levels, need => one.Who.LevelOf(need.Skill) >= need.Level));
    }

    private ImmutableArray<FreeMember> MembersOf(Queue queue) => _members.TryGetValue(queue.Id, out var known) ? known
        : _members[queue.Id] = [.. InOrder(queue.Strategy).Where(one => queue.Has(one.Agent.Id)).Select(one => new FreeMember(one, queue.TierOf(one.Agent.Id)))];

    private ImmutableArray<FreeAgent> InOrder(Strategy strategy) => strategy == Strategy.RoundRobin ? _byTurn.Value : _byIdle.Value;

    private ImmutableArray<FreeAgent> Sorted(Func<Agent, DateTimeOffset> by) =>
        [.. _free.Values.Where(one => one.IsAvailable).OrderBy(one => by(one.Agent)).ThenBy(one => one.Agent.Id.Value, StringComparer.Ordinal)];
}

/// <summary>Somebody who is free, as an agent of one queue.</summary>
/// <param name="After">Of how much waiting they are rung.</param>
internal readonly record struct FreeMember(FreeAgent Who, TimeSpan After);

/// <summary>Somebody who is free, until a call takes them.</summary>
internal sealed class FreeAgent(Agent agent, bool isAvailable, FrozenDictionary<string, int> skills)
{
    public Agent Agent { get; } = agent;

    /// <summary>False: only for a call that comes back to them.</summary>
    public bool IsAvailable { get; } = isAvailable;

    public bool IsTaken { get; set; }

    /// <summary>0: they have not the skill.</summary>
    public int LevelOf(string skill) => skills.GetValueOrDefault(skill);
}
