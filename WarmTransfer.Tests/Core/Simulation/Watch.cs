using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Looks after every step whether all promises hold.</summary>
internal sealed class Watch(Agenda agenda, Office office, PhoneNetwork network, Rules rules, Limits limits)
{
    // Of what another node has saved the one on duty may hear late.
    private const int Rung = 2_500;
    private const string Parts = "The parts of a call are its whole length";
    private readonly Dictionary<CallId, CallWatch> _calls = [];
    private readonly Dictionary<AgentId, Meter> _agents = [];
    private readonly List<PhoneLeg> _legs = [];
    private readonly Dictionary<CallId, Meter> _asked = [];
    private readonly PromiseWatch _promises = new(agenda, office);
    private readonly BudgetWatch _budget = new(network, office, limits);
    private readonly ScreenWatch[] _screens = [.. office.Nodes.Select(node => new ScreenWatch(office, node, limits))];

    public void Check()
    {
        var idle = office.OnDuty is null;
        foreach (var (id, dossier) in office.Calls)
        {
            // Of a call that we begin the customer comes later.
            if (!_calls.TryGetValue(id, out var watch) && !network.Legs.Exists(leg => leg.IsCustomer && leg.Call == id)) continue;
            if (watch is null) _calls.Add(id, watch = new CallWatch(dossier, network, limits, rules, office.IsAlone));
            if (dossier.Call is { IsOver: false, Times: var times } && times?.Now != CallTimes.PartOf(dossier.Call)) throw new Violation(Parts, $"{id} is in {CallTimes.PartOf(dossier.Call)} and not in {times?.Now}");
            watch.Check(agenda.Now, agenda.Clock, idle);
            if (!_asked.TryGetValue(id, out var asked)) _asked.Add(id, asked = new Meter("Whoever was asked for a consultation is rung as soon as they are free", office.IsAlone ? Rung : Rung + limits.Screen, 30_000));
            asked.Read(agenda.Now, IsForgotten(dossier.Call), idle || dossier.Troubled > 0 || dossier.IsBlind, id.Value);
            if (dossier.Keys.Count != dossier.Keys.Distinct().Count()) throw new Violation("What comes twice counts once", dossier.Keys[^1]);
        }

        var excused = idle || IsExcused();
        foreach (var agent in office.Agents.Keys) Check(agent, excused);
        _budget.Check();
        if (office.WayIn.IsLuck) _promises.Check(idle);
        if (office.Outbox.HasLeft(limits.Left)) throw new Violation("What a node leaves behind is taken up", "it is in nobody's hands any more");
        if (office.IsAlone) return;
        foreach (var screen in _screens) screen.Check(agenda.Now);
    }

    /// <summary>Each moment of a call belongs to one part of it.</summary>
    public static void Measure(Call call)
    {
        if (call is { Phase: CallPhase.Ended { At: var end }, Times: var times } && times?.Total != end - call.ArrivedAt) throw new Violation(Parts, $"{times} of {end - call.ArrivedAt}");
    }

    /// <summary>Whether nothing is to come any more: what is missing at the end of the day would be missing for ever.</summary>
    public bool IsSettled => !office.WayIn.IsLuck || _promises.AreKept;

    /// <summary>The events alone tell the whole story.</summary>
    public void Replay(Dossier dossier)
    {
        var call = dossier.Arrived;
        foreach (var (e, at, accepted) in dossier.Events)
            if (accepted) call = rules.Apply(call, e, at).Call;
        if (Text(call) != Text(dossier.Call)) throw new Violation("Replay gives the same call", $"{Text(call)} instead of {Text(dossier.Call)}");
    }

    private static string Text(Call call) => $"{call.Phase} {call.PhaseSince:O} {call.Room} {call.HelpRequest} {call.Times} {string.Join(' ', call.Legs)}";

    // One colleague may be asked in two calls, and comes to one of them.
    private bool IsForgotten(Call call) => call is { Phase: CallPhase.Talking, ConsultRequest.To: var to } && office.Agents[to].Value.StateAt(agenda.Clock) == AgentState.Available;

    private bool IsExcused()
    {
        foreach (var dossier in office.Calls.Values)
            if (dossier.IsBlind || dossier.Troubled > 0) return true;
        return false;
    }

    private void Check(AgentId id, bool excused)
    {
        if (!_agents.TryGetValue(id, out var meter)) _agents.Add(id, meter = new Meter("An agent's state is that of the legs", 5_000, 60_000));
        _legs.Clear();
        foreach (var leg in network.Legs)
            if (leg.IsLive && leg.Agent == id) _legs.Add(leg);
        if (_legs.Count > 1) Twice(id, _legs);
        meter.Read(agenda.Now, IsWrong(id, _legs), excused, id.Value);
    }

    // Whoever we have given up, or asked to be ended, may still be there for a moment.
    private void Twice(AgentId id, List<PhoneLeg> legs)
    {
        if (legs.Count(leg => !leg.IsNameless && office.Calls[leg.Call].Call.Find(leg.Id) is { IsLive: true, Released: false }) > 1)
            throw new Violation("An agent has one call", $"{id} has {string.Join(" and ", legs.Select(leg => $"{leg.Id} of {leg.Call}"))}");
    }

    private bool IsWrong(AgentId id, List<PhoneLeg> legs)
    {
        if (office.Agents[id].Value.Engagement is not { } busy) return legs.Exists(leg => leg.In is not null);
        if (legs.Exists(leg => leg.Call == busy.Call && leg.Id == busy.Leg)) return false;
        return busy.Talking || office.Calls[busy.Call].Call[busy.Leg].Progress > LegProgress.Planned;
    }
}
