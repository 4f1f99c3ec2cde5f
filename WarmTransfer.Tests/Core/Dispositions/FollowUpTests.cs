using WarmTransfer.Core;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Leads;

namespace WarmTransfer.Tests.Core.Dispositions;

/// <summary>When a promised call is asked for, and of whom.</summary>
public sealed class FollowUpTests
{
    private static readonly DateTimeOffset At = Story.Start.AddHours(1), Late = At + FollowUp.KeptFor;
    private static readonly FollowUp Mine = new(At, Story.Agent1), Anybodys = new(At);

    [Fact]
    public void It_is_offered_at_its_time_to_who_promised_it_and_when_it_is_overdue_to_anybody()
    {
        Assert.False(Mine.IsOfferedTo(Story.Agent1, At.AddMilliseconds(-1)));
        Assert.True(Mine.IsOfferedTo(Story.Agent1, At));
        Assert.False(Mine.IsOfferedTo(Story.Agent2, Late.AddMilliseconds(-1)));
        Assert.True(Mine.IsOfferedTo(Story.Agent2, Late));
        Assert.True(Anybodys.IsOfferedTo(Story.Agent2, At));
        Assert.Equal([false, true], new[] { Late.AddMilliseconds(-1), Late }.Select(Mine.IsOverdue));
    }

    [Fact]
    public void It_says_when_it_is_next_something_else() =>
        Assert.Equal([At, Late, null], new[] { Story.Start, At, Late }.Select(now => Mine.NextAfter(now)));

    [Fact]
    public void It_is_due_until_somebody_has_tried_or_it_is_settled()
    {
        var lead = Began(Mine);
        Assert.Null(lead.DueAt(At.AddMilliseconds(-1)));
        Assert.Equal(Mine, lead.DueAt(At));

        var (call, now) = (CallId.OfOurs(Guid.NewGuid()), At.AddMinutes(1));
        var calling = LeadMachine.Apply(lead, new LeadEvent.CallBack(Story.Agent1, call), now).Lead;
        Assert.Null(LeadMachine.Apply(calling, new LeadEvent.NotReached(call, LeadOutcome.Busy), now).Lead.DueAt(now));
        Assert.Equal(Mine, LeadMachine.Apply(calling, new LeadEvent.NotReached(call, LeadOutcome.CalledOff), now).Lead.DueAt(now));
        Assert.Null(LeadMachine.Apply(calling, new LeadEvent.Answered(call, now), now).Lead.DueAt(now));
    }

    [Fact]
    public void What_is_offered_is_in_order_and_nothing_that_somebody_else_sees_to()
    {
        Lead Lead(string id, int minutes, AgentId? holder = null, AgentId? promisedBy = null, bool called = false) => Began(new FollowUp(At.AddMinutes(minutes), promisedBy)) with
        {
            Id = new(id), Hold = holder is { } by ? new(by, At, Late) : null, Calling = called ? new("CA2") : null,
        };
        Lead[] leads =
        [
            Lead("later", 2), Lead("others", 0, holder: Story.Agent2), Lead("mine", 1, holder: Story.Agent1), Lead("sooner", 0), Lead("promised", 0, promisedBy: Story.Agent2),
            Lead("not yet", 4), Lead("being called", 0, holder: Story.Agent1, called: true),
        ];
        Assert.Equal(["sooner", "mine", "later"], leads.OfferedTo(Story.Agent1, At.AddMinutes(3)).Select(lead => lead.Id.Value));
        Assert.Equal(0, leads.Overdue(Late.AddMilliseconds(-1)));
        Assert.Equal(4, leads.Overdue(Late));
    }

    private static Lead Began(FollowUp promise) =>
        LeadMachine.Begin("+12025550123", new LeadEvent.Missed(new MissedCall(new CallId("CA1"), Story.Start, TimeSpan.Zero, MissedBecause.FollowUp), "+15550100000", QueueId.Default, FollowUp: promise));
}
