using WarmTransfer.Core;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Leads;

/// <summary>A lead as somebody may see it.</summary>
internal sealed class LeadViews(LiveQueues queues, LivePolicies policies, Board board)
{
    public LeadView Of(Lead lead, CurrentAgent viewer, DateTimeOffset now)
    {
        var (me, holder, last) = (new AgentId(viewer.AgentId), lead.HolderAt(now), lead.Last);
        return new LeadView(
            lead.Id, State(lead, holder), new NumberMask(viewer.SeesNumbers).Of(lead.Number), lead.Queue, queues.Now[lead.Queue].Name, last.At, last.Waited, LeadWords.Of(last.Why), lead.Times,
            holder is { } by ? Name(by) : null, holder == me, lead.Calling is not null, Tried(lead), lead.End is { } end ? LeadWords.Of(end, end.By is { } one ? Name(one) : null) : null,
            policies.Calls.Numbers.Refuse(lead.Number)?.Reason, lead.Booking,
            lead.FollowUp is { } promised ? Promise(lead, promised, me, now) : null);
    }

    private FollowUpView Promise(Lead lead, FollowUp promised, AgentId me, DateTimeOffset now)
    {
        var due = lead.DueAt(now) is not null;
        return new FollowUpView(
            promised.At, promised.For is { } who ? Name(who) : null, promised.For == me, due, due && promised.IsOfferedTo(me, now), due && promised.IsOverdue(now));
    }

    private static LeadState State(Lead lead, AgentId? holder) => (lead.End?.How, holder) switch
    {
        (null, null) => LeadState.Open,
        (null, _) => LeadState.Taken,
        (LeadEnding.GivenUp, _) => LeadState.GivenUp,
        _ => LeadState.Done,
    };

    private static Sentence? Tried(Lead lead) => lead.Attempts switch
    {
        [] => null,
        [.., var last] when lead.Tried == 1 => $"Called back once, last: {LeadWords.Of(last.Outcome)}",
        [.., var last] => $"Called back {lead.Tried} times, last: {LeadWords.Of(last.Outcome)}",
    };

    private string Name(AgentId agent) => board.Snapshot.Agents.GetValueOrDefault(agent)?.Name ?? agent.Value;
}
