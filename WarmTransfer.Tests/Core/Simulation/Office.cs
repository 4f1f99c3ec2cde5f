using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The product without its I/O: what is saved, the nodes that share it, and the documents.</summary>
internal sealed class Office
{
    public static readonly QueueId RingAll = new("ring-all");
    public static readonly QueueId Requiring = new("requiring");

    /// <summary>Where a cold transfer that nobody takes ends with a message.</summary>
    public static readonly QueueId Messages = new("messages");

    /// <summary>Whose calls are recorded, and consultations about them.</summary>
    public static readonly QueueId Recorded = new("recorded");

    public static readonly ImmutableDictionary<QueueId, TimeSpan> ReturnTimes = ImmutableDictionary<QueueId, TimeSpan>.Empty.Add(QueueId.Default, TimeSpan.FromSeconds(8)).Add(RingAll, TimeSpan.Zero).Add(Requiring, TimeSpan.Zero).Add(Recorded, TimeSpan.FromSeconds(8));

    /// <summary>So long may an agent ask another one in private; in the other queue longer than a day lasts here.</summary>
    public static readonly TimeSpan ConsultTime = TimeSpan.FromSeconds(12);
    public static readonly ImmutableDictionary<QueueId, TimeSpan> ConsultTimes = ImmutableDictionary<QueueId, TimeSpan>.Empty.Add(RingAll, ConsultTime).Add(Messages, ConsultTime);

    /// <summary>The number that customers call.</summary>
    public const string Number = "+15550100000";
    private readonly Agenda _agenda;
    private readonly Chance _chance;
    private readonly Rules _rules;
    private readonly Bus _bus;
    private int _asked;

    public Office(Agenda agenda, Chance chance, Weather weather, Rules rules, PhoneNetwork network)
    {
        (_agenda, _chance, _rules, _bus) = (agenda, chance, rules, new Bus(agenda, chance, weather));
        WayIn = new WayIn(agenda, chance);
        (Leads, Mailbox) = (new LeadBook(agenda, chance, rules, this), new Mailbox(agenda, rules, this, network));
        Outbox = new Outbox(agenda, chance, rules, this);
        Nodes = [.. Enumerable.Range(0, chance.Strikes(Luck.Node, 0, 0.4) ? 2 : 1).Select(number => new Node(number, agenda, chance, weather, rules, this, network))];
    }

    public WayIn WayIn { get; }

    public LeadBook Leads { get; }

    public Mailbox Mailbox { get; }

    public Dictionary<CallId, Dossier> Calls { get; } = [];

    public Dictionary<AgentId, Saved<Agent>> Agents { get; } = [];

    public DutyRow DutyRow { get; } = new();

    public Outbox Outbox { get; }

    public Node[] Nodes { get; }

    public bool IsAlone => Nodes.Length == 1;

    /// <summary>Nobody answers.</summary>
    public bool IsDown => !Array.Exists(Nodes, node => node.IsReachable);

    /// <summary>Who offers calls, carries out what is owed and compares with Twilio; null while nobody does.</summary>
    public Node? OnDuty => Array.Find(Nodes, node => node.IsOnDuty);

    /// <summary>When somebody took that over last.</summary>
    public long HandedOverAt { get; set; } = long.MinValue / 2;

    public void Begin()
    {
        foreach (var node in Nodes) node.Begin(after: node.Number * 450);
        if (!WayIn.IsLuck) return;
        Leads.Begin();
        Mailbox.Begin();
    }

    public void Hire(Agent agent)
    {
        Agents.Add(agent.Id, new Saved<Agent>(agent, 1));
        foreach (var node in Nodes) node.Board.Take(Agents[agent.Id]);
    }

    public void Arrive(CallId id, QueueId queue, FlowProgress? flow = null) => Arrive(id, new CallEvent.Fact.CustomerArrived("+15550100001", Number, queue, Flow: flow));

    public void Arrive(CallId id, CallEvent.Fact.CustomerArrived arrival) => Reach(About(id.Value)).Desk.Arrive(CallMachine.Arrive(id, arrival, _agenda.Clock));

    public Refusal? CallOut(CallId id, AgentId agent) =>
        Reach(About(id.Value)).Desk.Begin(id, new CallEvent.Intent.CallOut(agent, "+12025550123", Number, _chance.Strikes(Luck.RingAll, About(id.Value), 0.4) ? RingAll : QueueId.Default));

    public void CallCustomer(CallId id, int number) =>
        Reach(About(id.Value)).Desk.Begin(id, new CallEvent.Intent.CallCustomer("+12025550123", "+15550100000", _chance.Strikes(Luck.CustomerFirst, 10 + number, 0.4) ? RingAll : QueueId.Default));

    public Refusal? Post(CallId id, CallEvent e)
    {
        if (IsAlone || e is not CallEvent.Intent || !_chance.Strikes(Luck.NodeAsked, About(id.Value), 0.1)) return Reach(About(id.Value)).Desk.Post(id, e);
        // The answer got lost, and the page asks once more: perhaps the other node.
        var key = $"command {++_asked}";
        _agenda.In(_chance.Between(Luck.NodeAsked, About(id.Value), 100, 3_000), () => Reach(About(id.Value)).Desk.Post(id, e, key));
        return Reach(About(id.Value)).Desk.Post(id, e, key);
    }

    public Refusal? Ask(AgentId id, AgentEvent e) => Reach(10 + About(id.Value)).Desk.Ask(id, e);

    /// <summary>What a node has saved.</summary>
    public void Tell(Node from, News news)
    {
        foreach (var node in Nodes)
            if (node != from) _bus.Tell(node, news);
    }

    public Document AtDoor(CallId id, LegId leg, string sid, bool isBriefed)
    {
        Post(id, new CallEvent.Fact.AgentAnswered(leg, sid));
        var call = Calls[id].Call;
        return !isBriefed && IsToldFirst(call, leg) ? new Document.HearBriefing(_chance.Between(Luck.Experts, About(leg.Value), 4_000, 8_000)) : Door(call, leg);
    }

    private bool IsToldFirst(Call call, LegId leg) =>
        _rules.HasPart(call, leg) && call.Find(leg) is { HearsBriefing: true, Presence: Presence.NotYet } && _rules.MayEnter(call, leg);

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
        if (IsTold(Calls[id].Call, leg) && _chance.Strikes(Luck.Books, About(id.Value), 0.1)) Book(id);
        var call = Calls[id].Call;
        if (!_rules.HasPart(call, leg)) return leg == LegId.Customer ? _rules.Farewell(call) : new Document.Goodbye(Says: false);
        return leg == LegId.Customer ? Room(call, leg, saysFirst: call.Phase.OwnerLeg is null) : Enter(call, leg);
    }

    private void Book(CallId id) => Post(id, new CallEvent.Intent.BookCallBack(WayIn.MayBeCalled(Calls[id].Call.From) ? Calls[id].Call.From : "+12025550123"));

    private static bool IsTold(Call call, LegId leg) => leg == LegId.Customer && call.Announced is { } told && told.Room == call.Room - 1;

    /// <summary>A callback has got lost on its way here.</summary>
    public void Lose(CallId id) => Calls[id].Losses++;

    public void Restart(int downFor)
    {
        foreach (var node in Nodes) node.Die(downFor, leaves: false);
    }

    private Document Door(Call call, LegId leg) => !_rules.HasPart(call, leg) ? leg == LegId.Customer ? _rules.Farewell(call) : new Document.Goodbye(Says: true)
        : leg == LegId.Customer ? Room(call, leg, saysFirst: call.Phase.OwnerLeg is null) : Enter(call, leg);

    private Document Enter(Call call, LegId leg) => _rules.MayEnter(call, leg) ? Room(call, leg, saysFirst: false) : new Document.AskAgain();

    private Document.Enter Room(Call call, LegId leg, bool saysFirst) =>
        new(call.Room, Starts: _rules.StartsRoom(call, call[leg]), call[leg].EndsRoom, saysFirst, _rules.EntersMuted(call[leg]));

    // The balancer sends nothing to a node that does not answer, as long as another one does.
    private Node Reach(int about)
    {
        if (IsAlone) return Nodes[0];
        var node = Nodes[_chance.Strikes(Luck.NodeReached, about, 0.5) ? 1 : 0];
        return node.IsReachable ? node : Array.Find(Nodes, other => other.IsReachable) ?? node;
    }

    private static int About(string id) => id[^1];
}
