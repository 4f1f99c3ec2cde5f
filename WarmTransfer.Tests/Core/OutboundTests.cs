using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>A call that we begin: the agent first, then the customer.</summary>
public sealed class OutboundTests
{
    [Fact]
    public void The_agents_phone_rings_first_and_the_customers_only_when_the_agent_is_in_the_room()
    {
        var begun = Begin("+12025550123");
        Assert.Equal([new CallEffect.DialAgent(L1, Agent1)], begun.Effects);
        Assert.Equal((CallDirection.Outbound, "+12025550123", "+15550100000"), (begun.Call.Direction, begun.Call.From, begun.Call.To));

        var answered = CallingOut.Then(AtDoor(L1));
        Assert.DoesNotContain(answered.Effects, effect => effect is CallEffect.DialNumber);
        Assert.Contains(new CallEffect.DialNumber(LegId.Customer, "+12025550123"), answered.Then(Joined(L1)).Effects);
    }

    [Fact]
    public void The_agent_hears_music_until_the_customer_comes_in_and_starts_the_conference()
    {
        Assert.False(CallingTheCustomer.Call.StartsRoom(CallingTheCustomer.Call[L1]));
        Assert.Equal([new Hearing(L1, [], Music: true)], AudioMap.Of(CallingTheCustomer.Call));

        var answered = CallingTheCustomer.Then(AtDoor(LegId.Customer));
        Assert.Equal(new CallPhase.Talking(L1), answered.Call.Phase);
        Assert.True(answered.Call.StartsRoom(answered.Call.Customer));
        Assert.DoesNotContain(AudioMap.Of(CalledOut.Call), hearing => hearing.Music);
        Assert.False(CalledOut.Call.StartsRoom(CalledOut.Call.Customer));
    }

    [Fact]
    public void After_the_answer_it_is_a_call_like_any_other()
    {
        var story = CalledOut.Then(Consult(Agent1, Agent2)).Then(HoldAnswered(LegId.Customer, held: true)).Then(Progress(L2, LegProgress.Ringing)).Then(AtDoor(L2)).Then(Joined(L2))
            .Then(new CallEvent.Intent.Merge(Agent1)).Then(HoldAnswered(LegId.Customer, held: false)).Then(new CallEvent.Intent.Leave(Agent1)).Then(HungUp(L1));

        Assert.Equal(new CallPhase.Talking(L2), story.Call.Phase);
        Assert.Equal(EndReason.CustomerLeft, Assert.IsType<CallPhase.Ended>(story.Then(HungUp(LegId.Customer)).Call.Phase).Reason);
    }

    [Theory]
    [InlineData(LegEnding.Declined)]
    [InlineData(LegEnding.NoAnswer)]
    [InlineData(LegEnding.Failed)]
    public void A_customer_who_is_not_reached_ends_the_call_and_the_agent_is_let_go(LegEnding ending)
    {
        var story = CallingTheCustomer.Then(Over(LegId.Customer, ending));

        Assert.Equal((EndReason.NotReached, ending), (Assert.IsType<CallPhase.Ended>(story.Call.Phase).Reason, story.Call.Customer.Ending));
        Assert.Contains(new CallEffect.EndRoom(1), story.Effects);
    }

    [Fact]
    public void An_agent_who_is_gone_before_the_customer_answers_stops_the_ringing()
    {
        CallEvent[] goings = [HungUp(L1), new CallEvent.Intent.HangUp(Agent1), new CallEvent.Intent.End(Agent1), new CallEvent.Intent.Remove(Boss, L1), new CallEvent.Intent.Remove(Boss, L1, CustomerFate.Requeue)];
        Assert.All(goings, going =>
        {
            var story = CallingTheCustomer.Then(going);
            Assert.Equal(EndReason.CalledOff, Assert.IsType<CallPhase.Ended>(story.Call.Phase).Reason);
            Assert.Contains(new CallEffect.EndLeg(LegId.Customer), story.Effects);
        });
    }

    [Fact]
    public void An_agent_who_does_not_answer_their_own_phone_has_nobody_called()
    {
        var story = CallingOut.Then(Over(L1, LegEnding.NoAnswer));

        Assert.Equal(EndReason.CalledOff, Assert.IsType<CallPhase.Ended>(story.Call.Phase).Reason);
        Assert.False(story.Call.HasLiveLegs);
        Assert.DoesNotContain(story.Effects, effect => effect is CallEffect.EndLeg or CallEffect.DialNumber);
    }

    [Fact]
    public void A_customer_who_has_picked_up_as_the_agent_is_lost_waits_for_the_next_one_first_in_line()
    {
        var story = CallingTheCustomer.Then(Progress(LegId.Customer, LegProgress.Answered)).Then(HungUp(L1));

        Assert.Equal(Agent1, Assert.IsType<CallPhase.Rejoining>(story.Call.Phase).Agent);
        var door = story.Then(AtDoor(LegId.Customer)).Call;
        Assert.True(door.HasPart(LegId.Customer));
        Assert.False(door.StartsRoom(door.Customer));
        var waits = (story with { Now = story.Now.AddSeconds(20) }).Then(new CallEvent.Fact.RejoinTimeUp(Agent1)).Call;
        Assert.IsType<CallPhase.Waiting>(waits.Phase);
        Assert.True(WarmTransfer.Core.Routing.Router.IsFirst(waits));
    }

    [Fact]
    public void A_customer_whose_phone_rings_for_ever_is_given_up_after_a_time_of_their_own()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), new CallPolicy().RingTimeOf(CallingTheCustomer.Call, CallingTheCustomer.Call.Customer));
        var story = CallingTheCustomer.Then(new CallEvent.Fact.RingTimedOut(LegId.Customer));

        Assert.Equal((EndReason.NotReached, LegEnding.NoAnswer), (Assert.IsType<CallPhase.Ended>(story.Call.Phase).Reason, story.Call.Customer.Ending));
        Assert.Contains(new CallEffect.EndLeg(LegId.Customer), story.Effects);
    }

    [Theory]
    [InlineData("2025550123", RefusalCode.BadNumber)]
    [InlineData("+442079460000", RefusalCode.NumberNotAllowed)]
    public void A_number_that_may_not_be_dialled_is_not(string number, RefusalCode code)
    {
        var story = Begin(number);

        Assert.Equal(code, story.Refusal?.Code);
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void Premium_rate_is_never_dialled() => Assert.Equal(RefusalCode.NumberNotAllowed, Begin(
        "+12025550123", new CallMachine(new CallPolicy { Numbers = new NumberPlan { Allowed = ["+1"], Classify = _ => new(NumberKind.PremiumRate, "+1", IsAtHome: true) } })).Refusal?.Code);

    [Fact]
    public void Nothing_is_done_with_a_customer_who_has_not_answered() => Assert.All(
        [DialIn(Agent1, Agent2), Consult(Agent1, Agent2), Cold(Agent1, Agent2), new CallEvent.Intent.Hold(Agent1), new CallEvent.Intent.Leave(Agent1)],
        intent => Assert.Equal((RefusalCode.WrongPhase, "The customer has not answered yet."), (CallingTheCustomer.Then(intent).Refusal!.Code, CallingTheCustomer.Then(intent).Refusal!.Reason.English)));

    [Fact]
    public void A_call_begins_once() => Assert.Equal(RefusalCode.Taken, CallingOut.Then(CallOut("+12025550123")).Refusal?.Code);

    [Fact]
    public void An_id_of_ours_is_as_long_as_a_CallSid_is_none_and_is_the_same_of_the_same_command()
    {
        var command = Guid.NewGuid();
        var id = CallId.OfOurs(command).Value;

        Assert.Equal((34, id), (id.Length, CallId.OfOurs(command).Value));
        Assert.Matches("^CAx[0-9a-f]{31}$", id);
        Assert.Equal((new CallId(id), 2), new WarmTransfer.Core.Twilio.TwilioNames().Read($"{id}-2"));
    }

    [Fact]
    public void The_agent_is_reserved_also_out_of_wrap_up_and_not_out_of_a_break()
    {
        var (leg, e) = Assert.Single(AgentConsequences.Between(null, CallingOut.Call));
        var agent = new Agent { Id = leg, Name = "Ann", ReachableUntil = Start.AddMinutes(1) };
        var machine = new AgentMachine(new AgentPolicy());

        Assert.Null(machine.Apply(agent, e, Start).Refusal);
        Assert.Null(machine.Apply(agent with { WrapUp = new WrapUp(Start.AddSeconds(20)) }, e, Start).Refusal);
        Assert.Equal(RefusalCode.AgentNotAvailable, machine.Apply(agent with { Away = "Lunch" }, e, Start).Refusal?.Code);
        Assert.Equal(RefusalCode.AgentNotAvailable, machine.Apply(agent with { ReachableUntil = null }, e, Start).Refusal?.Code);
    }

    [Fact]
    public void It_counts_in_no_figure_of_calls_that_came_in_and_its_customer_waits_like_any_other()
    {
        var now = Start.AddMinutes(5);
        var over = CalledOut.Then(HungUp(LegId.Customer)).Call;
        var missed = CallingTheCustomer.Then(Over(LegId.Customer, LegEnding.NoAnswer)).Call;
        var waits = CalledOut.Then(HungUp(L1)).Call;
        var figures = FloorFigures.Of(WarmTransfer.Core.Routing.Queues.One, [CallRecord.Of(over), CallRecord.Of(missed), CallRecord.Of(waits)], [], [], TimeZoneInfo.Utc, now).Overall;

        Assert.Equal((0, 0, 0, 0, 1), (figures.Today.Answered, figures.Today.Handled, figures.Today.Abandoned, figures.Today.ShortAbandoned, figures.Waiting));
        Assert.Null(figures.Today.InSla);
    }

    [Fact]
    public void Found_at_Twilio_after_a_restored_backup_it_goes_on_as_a_conversation()
    {
        var customer = new ParticipantAtTwilio("CA00000000000000000000000000000077", Muted: false, Held: false, Party: new Target.Outside("+12025550123"));
        var found = CallingOut.Then(AtDoor(L1)).Then(Joined(L1)).Then(Found(1, There(L1), customer));

        Assert.Equal(new CallPhase.Talking(L1), found.Call.Phase);
        Assert.Equal(customer.Sid, found.Call.Customer.Sid);
        Assert.Equal(2, found.Call.Legs.Count);
    }
}
