using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>Customers who chose to be called back instead of waiting on.</summary>
public sealed class BookingTests
{
    private const string Number = "+12025550123";
    private static readonly CallId Calling = CallId.OfOurs(Guid.Empty);
    private static readonly CallMachine Allowing = new(new CallPolicy { Numbers = new NumberPlan { Allowed = ["+1202"], Classify = _ => Ordinary } });
    private static readonly DateTimeOffset Later = Start.AddMinutes(5);

    private static readonly Lead Booked = LeadMachine.Begin(Number, new(new MissedCall(Id, Later, TimeSpan.FromMinutes(4), MissedBecause.Booked), "+15550100000", QueueId.Default));

    private static Story Book(Story story, string number = Number) => story.Then(new CallEvent.Intent.BookCallBack(number), Allowing);

    private static Lead After(Lead lead, LeadEvent e, DateTimeOffset now) => LeadMachine.Apply(lead, e, now).Lead;

    private static Lead NotReached(Lead lead, DateTimeOffset now, LeadOutcome outcome = LeadOutcome.NoAnswer) =>
        After(After(lead, new LeadEvent.CallBack(Agent1, Calling), now), new LeadEvent.NotReached(Calling, outcome), now);

    [Fact]
    public void Whoever_waits_books_and_the_call_is_over_without_being_cut_off()
    {
        var booked = Book(Told);
        Assert.Equal(EndReason.CallBackBooked, Assert.IsType<CallPhase.Ended>(booked.Call.Phase).Reason);
        Assert.Equal((Number, false), (booked.Call.CallBack!.Number, booked.Call.HasLiveLegs));
        Assert.DoesNotContain(booked.Effects, effect => effect is CallEffect.EndLeg);
        Assert.Equal(MissedBecause.Booked, Assert.IsType<LeadEvent.Missed>(LeadNews.Of(booked.Call, TimeSpan.FromHours(1))).Call.Why);
    }

    [Fact]
    public void An_agent_who_is_being_rung_for_them_is_let_go() =>
        Assert.Contains(new CallEffect.EndLeg(L1), Book(Ringing).Effects);

    [Fact]
    public void Nobody_books_who_talks_already_or_wants_to_be_called_where_nobody_may_be()
    {
        Assert.Equal(RefusalCode.Taken, Book(Talking).Refusal!.Code);
        Assert.Equal(RefusalCode.NumberNotAllowed, Book(Told, "+442079460000").Refusal!.Code);
        Assert.Equal(RefusalCode.BadNumber, Book(Told, "12345").Refusal!.Code);
    }

    [Fact]
    public void Whoever_is_answered_while_they_are_asked_is_fetched_at_once()
    {
        var answered = Told.Then(new CallEvent.Intent.Offer(Agent1, $"")).Then(AtDoor(L1));
        Assert.Contains(new CallEffect.RedirectLeg(LegId.Customer, 1), answered.Effects);
        Assert.DoesNotContain(Ringing.Then(AtDoor(L1)).Effects, effect => effect is CallEffect.RedirectLeg);
    }

    [Fact]
    public void The_place_in_line_is_that_of_the_arrival()
    {
        var promised = Assert.Single(Bookings.InLine([Booked], _ => false, _ => false, Later));
        Call Waits(string id, double minute) => CallMachine.Arrive(new CallId(id), new CallEvent.Fact.CustomerArrived("+15550100002", "+15550100000"), Start.AddMinutes(minute));
        Assert.Equal(["earlier", Id.Value, "later"], Line.Of(Queues.One, [Waits("later", 1.1), promised, Waits("earlier", 0.9)]).Select(call => call.Id.Value));

        var agent = new Agent { Id = Agent1, Name = "Agent 1", ReachableUntil = DateTimeOffset.MaxValue };
        Assert.Equal(Id, Assert.Single(Router.Match(Queues.One, [promised, Waits("later", 1.1)], [agent], Later)).Call);
    }

    [Fact]
    public void Nobody_is_called_while_the_queue_is_closed_or_somebody_sees_to_it_or_it_is_too_early()
    {
        Assert.Empty(Bookings.InLine([Booked], _ => true, _ => false, Later));
        Assert.Empty(Bookings.InLine([After(Booked, new LeadEvent.Take(Agent1), Later)], _ => false, _ => false, Later));
        Assert.Empty(Bookings.InLine([After(Booked, new LeadEvent.CallBack(Agent1, Calling), Later)], _ => false, _ => false, Later));
        var later = NotReached(Booked, Later);
        Assert.Empty(Bookings.InLine([later], _ => false, _ => false, Later.AddMinutes(14)));
        Assert.Single(Bookings.InLine([later], _ => false, _ => false, Later.AddMinutes(15)));
    }

    [Fact]
    public void After_three_calls_that_did_not_reach_them_they_are_a_lead_like_any_other()
    {
        var (lead, now) = (Booked, Later);
        for (var round = 0; round < 3; round++, now += LeadMachine.BetweenRounds)
        {
            Assert.Single(Bookings.InLine([lead], _ => false, _ => false, now));
            lead = NotReached(lead, now, LeadOutcome.Busy);
        }

        Assert.Equal((null, 3, true), (lead.Booking, lead.Tried, lead.IsOpen));
        Assert.Empty(Bookings.InLine([lead], _ => false, _ => false, now.AddDays(1)));
    }

    [Fact]
    public void An_agent_who_does_not_pick_up_costs_no_round_and_the_next_one_is_rung()
    {
        var lead = NotReached(Booked, Later, LeadOutcome.CalledOff);
        Assert.Equal(0, lead.Booking!.Rounds);
        var promised = Assert.Single(Bookings.InLine([lead], _ => false, _ => false, Later));
        Agent There(AgentId id) => new() { Id = id, Name = id.Value, ReachableUntil = DateTimeOffset.MaxValue };
        Assert.Equal(Agent2, Assert.Single(Router.Match(Queues.One, [promised], [There(Agent1), There(Agent2)], Later)).Agent);
    }

    [Fact]
    public void Two_agents_never_have_the_same_customer_to_call()
    {
        var taken = After(Booked, new LeadEvent.CallBack(Agent1, Calling), Later);
        Assert.Equal(RefusalCode.Taken, LeadMachine.Apply(taken, new LeadEvent.CallBack(Agent2, CallId.OfOurs(new Guid(1, 0, 0, new byte[8]))), Later).Refusal!.Code);
    }

    [Fact]
    public void Whoever_is_spoken_to_in_any_way_is_not_called_any_more() =>
        Assert.Null(After(Booked, new LeadEvent.Answered(new CallId("CA2"), Later.AddMinutes(1)), Later.AddMinutes(1)).Booking);

    [Fact]
    public void Whoever_is_sent_to_be_called_back_by_a_rule_of_the_queue_is_called_where_they_called_from()
    {
        var rule = new OverflowRule(new OverflowCondition.Waited(TimeSpan.FromMinutes(5)), "We will call you.", new Destination.ToCallBack());
        var over = Story.Waiting.Then(new CallEvent.Intent.Overflow(rule, $"")).Then(DialFinished(LegId.Customer)).Call;
        Assert.Equal((EndReason.CallBackBooked, "+15550100001"), (Assert.IsType<CallPhase.Ended>(over.Phase).Reason, over.CallBack!.Number));
    }
}
