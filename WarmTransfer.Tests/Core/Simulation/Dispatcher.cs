using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Offers calls by what the node that has the duty knows of calls and agents.</summary>
internal sealed class Dispatcher(Agenda agenda, Node node)
{
    private static readonly Queues Queues = new([.. Queues.One.All, new Queue { Id = Office.RingAll, Name = "Ring all", Strategy = Strategy.RingAll }]);
    private bool _routing;

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
        if (!node.IsOnDuty || !node.Board.Calls.Any(call => call.Phase is CallPhase.Waiting)) return;
        foreach (var offer in Router.Match(Queues, node.Board.Calls, node.Board.Agents, agenda.Clock))
            node.Desk.Post(offer.Call, new CallEvent.Intent.Offer(offer.Agent, offer.Why, offer.Also));
    }

    public Refusal? RingExpert(Call call)
    {
        var found = Router.Expert(Queues, call, node.Board.Calls, node.Board.Agents, agenda.Clock);
        return node.Desk.Post(call.Id, new CallEvent.Intent.NextExpert(found?.Agent, found?.Why ?? ""));
    }
}
