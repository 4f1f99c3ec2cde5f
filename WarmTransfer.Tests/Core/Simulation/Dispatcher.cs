using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Offers calls by what the node that has the duty knows of calls and agents.</summary>
internal sealed class Dispatcher(Agenda agenda, Node node, bool withWaitRules)
{
    private static readonly Queues Patient = new([.. Queues.One.All, new Queue { Id = Office.RingAll, Name = "Ring all", Strategy = Strategy.RingAll }]);
    private static readonly Queues Telling = new([Patient.All[0] with { Waiting = Rules(Office.RingAll) }, Patient.All[1] with { Waiting = Rules(QueueId.Default) }]);
    private bool _routing;

    private Queues Queues => withWaitRules ? Telling : Patient;

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

    /// <summary>Once a second, waiting customers are told where they stand, and those go on whom nobody can answer.</summary>
    public void Tell()
    {
        if (!node.IsOnDuty || !withWaitRules) return;
        foreach (var due in Overflow.Due(Queues, node.Board.Calls, ImmutableDictionary<QueueId, DateTimeOffset>.Empty, _ => false, _ => false, agenda.Clock))
            node.Desk.Post(due.Call, new CallEvent.Intent.Overflow(due.Rule, due.Why));
        foreach (var news in Announcements.Due(Queues, node.Board.Calls.ToArray(), () => ImmutableDictionary<CallId, WaitForecast>.Empty, agenda.Clock))
            node.Desk.Post(news.Call, new CallEvent.Intent.AnnounceWait(news.Position, news.Estimate, news.AtMost, news.OffersCallBack));
    }

    public Refusal? RingExpert(Call call)
    {
        var found = Router.Expert(Queues, call, node.Board.Calls, node.Board.Agents, agenda.Clock);
        return node.Desk.Post(call.Id, new CallEvent.Intent.NextExpert(found?.Agent, found?.Why ?? ""));
    }

    private static WaitRules Rules(QueueId next) => new()
    {
        AnnounceEvery = TimeSpan.FromSeconds(6),
        TellPosition = true,
        Overflow =
        [
            new(new OverflowCondition.Waited(TimeSpan.FromSeconds(14)), "One moment, we ask other agents.", new Destination.ToQueue(next)),
            new(new OverflowCondition.Waited(TimeSpan.FromSeconds(25)), "Nobody can answer. Please call again.", new Destination.EndCall()),
        ],
    };
}
