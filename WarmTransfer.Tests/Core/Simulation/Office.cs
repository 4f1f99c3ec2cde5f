using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The product without its I/O: the desk, the documents, routing and the outbox.</summary>
internal sealed class Office
{
    public static readonly QueueId RingAll = new("ring-all");
    private static readonly Queues Queues = new([.. Queues.One.All, new Queue { Id = RingAll, Name = "Ring all", Strategy = Strategy.RingAll }]);
    private readonly Agenda _agenda;
    private readonly Rules _rules;
    private bool _routing;

    public Office(Agenda agenda, Chance chance, Weather weather, Rules rules, PhoneNetwork network)
    {
        (_agenda, _rules) = (agenda, rules);
        Outbox = new Outbox(agenda, chance, weather, rules, this, network);
    }

    public Dictionary<CallId, Dossier> Calls { get; } = [];

    public Dictionary<AgentId, Agent> Agents { get; } = [];

    public Outbox Outbox { get; }

    public bool IsDown { get; private set; }

    public void Arrive(CallId id, QueueId queue)
    {
        var call = CallMachine.Arrive(id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", queue), _agenda.Clock);
        Calls.Add(id, new Dossier(call));
        Route();
    }

    /// <summary>Call, agents and effects change together or not at all.</summary>
    public Refusal? Post(CallId id, CallEvent e)
    {
        var dossier = Calls[id];
        var step = _rules.Apply(dossier.Call, e, _agenda.Clock);
        var refusal = step.Refusal ?? Employ(dossier.Call, step.Call);
        dossier.Events.Add((e, _agenda.Clock, refusal is null));
        if (refusal is not null) return refusal;
        var changed = step.Call != dossier.Call;
        dossier.Call = step.Call;
        foreach (var effect in step.Effects) Outbox.Owe(dossier, effect);
        if (changed) Route();
        return null;
    }

    public Refusal? Ask(AgentId id, AgentEvent e)
    {
        var (agent, refusal) = _rules.Apply(Agents[id], e, _agenda.Clock);
        Agents[id] = agent;
        Route();
        return refusal;
    }

    public Document AtDoor(CallId id, LegId leg, string sid)
    {
        Post(id, new CallEvent.Fact.AgentAnswered(leg, sid));
        return Door(Calls[id].Call, leg);
    }

    public Document Rejoin(CallId id, AgentId agent, string sid) => CallIn(id, new CallEvent.Intent.Rejoin(agent, sid), sid);

    public Document Monitor(CallId id, AgentId supervisor, string sid, MonitorMode mode) => CallIn(id, new CallEvent.Intent.Monitor(supervisor, sid, mode), sid);

    private Document CallIn(CallId id, CallEvent.Intent intent, string sid)
    {
        Post(id, intent);
        return Calls[id].Call.FindBySid(sid) is { } leg ? Door(Calls[id].Call, leg.Id) : new Document.Goodbye(Says: true);
    }

    public Document Next(CallId id, LegId leg, int room, bool hungUp)
    {
        // A browser that called in too late has no leg here.
        if (Calls[id].Call.Find(leg) is null) return new Document.Goodbye(Says: true);
        Post(id, new CallEvent.Fact.DialFinished(leg, room, hungUp));
        var call = Calls[id].Call;
        if (!_rules.HasPart(call, leg)) return new Document.Goodbye(Says: leg == LegId.Customer);
        return leg == LegId.Customer ? Room(call, leg, saysFirst: call.Phase.OwnerLeg is null) : Enter(call, leg);
    }

    /// <summary>A callback has got lost on its way here.</summary>
    public void Lose(CallId id) => Calls[id].Losses++;

    public void Restart(int downFor)
    {
        IsDown = true;
        Outbox.Die();
        _agenda.In(downFor, () =>
        {
            IsDown = false;
            Inherit();
            Route();
        });
    }

    private void Inherit()
    {
        foreach (var call in Calls.Values.Select(dossier => dossier.Call).ToArray())
            foreach (var doubt in _rules.Inherit(call))
                Post(call.Id, doubt);
    }

    private Document Door(Call call, LegId leg) => _rules.HasPart(call, leg) ? Enter(call, leg) : new Document.Goodbye(Says: true);

    private Document Enter(Call call, LegId leg) => _rules.MayEnter(call, leg) ? Room(call, leg, saysFirst: false) : new Document.AskAgain();

    private Document.Enter Room(Call call, LegId leg, bool saysFirst) =>
        new(call.Room, Starts: leg != LegId.Customer && !call.IsMonitoring(call[leg]), call[leg].EndsRoom, saysFirst, _rules.EntersMuted(call[leg]));

    private Refusal? Employ(Call before, Call after)
    {
        if (before.Legs == after.Legs) return null;
        var changed = new List<(AgentId, Agent)>();
        foreach (var (id, e) in _rules.ConsequencesOf(before, after))
        {
            var known = changed.FindLast(one => one.Item1 == id) is (_, { } newer) ? newer : Agents[id];
            var (agent, refusal) = _rules.Apply(known, e, _agenda.Clock);
            if (refusal is not null) return refusal;
            changed.Add((id, agent));
        }

        foreach (var (id, agent) in changed) Agents[id] = agent;
        return null;
    }

    private void Route()
    {
        if (_routing) return;
        _routing = true;
        _agenda.In(20, () =>
        {
            _routing = false;
            if (!IsDown) Offer();
        });
    }

    public Refusal? RingExpert(Call call)
    {
        var found = Router.Expert(Queues, call, Calls.Values.Select(dossier => dossier.Call), Agents.Values, _agenda.Clock);
        return Post(call.Id, new CallEvent.Intent.NextExpert(found?.Agent, found?.Why ?? ""));
    }

    /// <summary>Also asked once a second, because nothing else tells when an agent's rest is over.</summary>
    public void Offer()
    {
        if (!Calls.Values.Any(dossier => dossier.Call.Phase is CallPhase.Waiting)) return;
        foreach (var offer in Router.Match(Queues, Calls.Values.Select(dossier => dossier.Call), Agents.Values, _agenda.Clock))
            Post(offer.Call, new CallEvent.Intent.Offer(offer.Agent, offer.Why, offer.Also));
    }
}
