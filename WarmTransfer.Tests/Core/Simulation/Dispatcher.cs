using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Offers calls by what the node that has the duty knows of calls and agents.</summary>
internal sealed class Dispatcher(Agenda agenda, Rules rules, Node node, Office office)
{
    private ImmutableDictionary<QueueId, DateTimeOffset> _absences = ImmutableDictionary<QueueId, DateTimeOffset>.Empty;
    private bool _routing;

    private WayIn WayIn => office.WayIn;

    private Queues Queues => WayIn.Queues;

    private ImmutableArray<Call> Promised => office.Leads.InLine().RemoveAll(call => rules.IsStillOn(node.Board.Find(call.Id)));

    /// <summary>Something has changed.</summary>
    public void Route()
    {
        if (_routing) return;
        _routing = true;
        agenda.In(20, () =>
        {
            _routing = false;
            Offer();
        });
    }

    /// <summary>Also asked once a second, because nothing else tells when an agent's rest is over.</summary>
    public void Offer()
    {
        if (!node.IsOnDuty) return;
        BeginConsults();
        var promised = Promised;
        if (promised.IsEmpty && !node.Board.Calls.Any(call => call.Phase is CallPhase.Waiting)) return;
        foreach (var offer in rules.Match(Queues, [.. node.Board.Calls, .. promised], node.Board.Agents, agenda.Clock))
            if (promised.Any(call => call.Id == offer.Call)) office.Leads.CallBack(node, offer);
            else node.Desk.Post(offer.Call, new CallEvent.Intent.Offer(offer.Agent, offer.Why, offer.Also));
    }

    // Before any other call, which those who are asked are not rung for.
    private void BeginConsults()
    {
        if (!node.Board.Calls.Any(call => call.ConsultRequest is not null)) return;
        foreach (var (call, agent) in rules.Requested([.. node.Board.Calls], node.Board.Agents.ToDictionary(agent => agent.Id), agenda.Clock))
            node.Desk.Post(call.Id, new CallEvent.Intent.BeginConsult(agent, $""));
    }

    /// <summary>Once a second, waiting customers are told where they stand, and those go on whom nobody can answer.</summary>
    public void Tell()
    {
        if (!node.IsOnDuty || !WayIn.TellsWaiting) return;
        if (WayIn.IsLuck) _absences = Overflow.Absences(_absences, Queues, node.Board.Agents, agenda.Clock);
        Call[] calls = [.. node.Board.Calls, .. Promised];
        foreach (var due in rules.Due(WayIn, calls, _absences, agenda.Clock))
            if (node.Board.Find(due.Call) is not null) node.Desk.Post(due.Call, new CallEvent.Intent.Overflow(due.Rule, due.Why));
        foreach (var news in Announcements.Due(Queues, calls, () => ImmutableDictionary<CallId, WaitForecast>.Empty, agenda.Clock))
            if (node.Board.Find(news.Call) is not null) node.Desk.Post(news.Call, new CallEvent.Intent.AnnounceWait(news.Position, news.Estimate, news.AtMost, news.OffersCallBack, news.IsLate, news.Takes));
    }

    /// <summary>A process that comes up knows nothing of how long somebody was absent.</summary>
    public void Forget() => _absences = ImmutableDictionary<QueueId, DateTimeOffset>.Empty;

    public Refusal? RingExpert(Call call)
    {
        var found = Router.Expert(Queues, call, node.Board.Calls, node.Board.Agents, agenda.Clock);
        return node.Desk.Post(call.Id, new CallEvent.Intent.NextExpert(found?.Agent, found?.Why ?? $""));
    }
}
