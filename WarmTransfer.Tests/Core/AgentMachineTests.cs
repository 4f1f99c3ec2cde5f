using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

public sealed class AgentMachineTests
{
    private static readonly AgentMachine Machine = new(new AgentPolicy());
    private static readonly DateTimeOffset Now = Story.Start;
    private static readonly Agent Offline = new() { Id = Story.Agent1, Name = "Agent 1" };
    private static readonly Agent Available = Apply(Offline, new AgentEvent.PhoneSeen(Now.AddSeconds(15)));
    private static readonly Agent Rung = Apply(Available, new AgentEvent.Reserved(Story.Id, Story.L1));

    [Fact]
    public void Connecting_the_phone_makes_an_agent_available() => Assert.Equal(AgentState.Available, Available.StateAt(Now));

    [Fact]
    public void A_phone_that_has_not_been_heard_of_is_offline() => Assert.Equal(AgentState.Offline, Available.StateAt(Now.AddSeconds(15)));

    [Fact]
    public void An_agent_can_be_reserved_once()
    {
        Assert.Equal(AgentState.Reserved, Rung.StateAt(Now));
        Assert.Equal(RefusalCode.AgentNotAvailable, Machine.Apply(Rung, new AgentEvent.Reserved(new CallId("CA2"), Story.L1), Now).Refusal!.Code);
    }

    [Fact]
    public void An_offline_agent_cannot_be_reserved_and_the_reason_says_so() =>
        Assert.Contains("offline", Machine.Apply(Offline, new AgentEvent.Reserved(Story.Id, Story.L1), Now).Refusal!.Reason.English, StringComparison.Ordinal);

    [Fact]
    public void Who_is_not_available_is_rung_when_somebody_who_may_insists()
    {
        var finishing = Available with { WrapUp = new WrapUp(Now.AddSeconds(20)) };
        Agent[] unavailable = [Offline, Available with { Away = "lunch" }, finishing, Available with { PhoneInDoubt = true }];
        Assert.All(unavailable, agent => Assert.NotNull(Machine.Apply(agent, new AgentEvent.Reserved(Story.Id, Story.L1), Now).Refusal));
        Assert.All(unavailable, agent => Assert.Equal(AgentState.Reserved, Apply(agent, Insisting).StateAt(Now)));
    }

    [Fact]
    public void Who_is_on_a_call_or_being_rung_is_not_rung_whoever_insists()
    {
        var talking = Apply(Rung, new AgentEvent.TookCall(Story.Id, Story.L1));
        var watching = Apply(Available, new AgentEvent.Monitors(Story.Id, Story.L2));
        Assert.All([Rung, talking, watching], agent => Assert.Equal(RefusalCode.AgentNotAvailable, Machine.Apply(agent, Insisting, Now).Refusal!.Code));
    }

    [Fact]
    public void Who_is_away_and_lets_it_ring_has_missed_nothing_and_is_away_still()
    {
        var rung = Apply(Available with { Away = "lunch" }, Insisting);
        var back = Apply(rung, new AgentEvent.Freed(new CallId("CA2"), Story.L2, LegEnding.NoAnswer));
        Assert.Equal((AgentState.Away, 0), (back.StateAt(Now), back.Missed));
    }

    [Fact]
    public void Who_wants_to_be_away_while_it_rings_is_away_once_it_has_stopped_and_has_missed_nothing()
    {
        var wishing = Apply(Rung, new AgentEvent.GoAway("lunch"));
        var free = Apply(wishing, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.NoAnswer));
        Assert.Equal((AgentState.Away, "lunch", null, 0), (free.StateAt(Now), free.Away, free.AwayNext, free.Missed));
    }

    [Fact]
    public void Who_is_forced_away_while_taking_part_in_somebody_elses_call_is_away_after_it()
    {
        var watching = Apply(Apply(Available, new AgentEvent.Monitors(Story.Id, Story.L2)), new AgentEvent.GoAway("meeting", Story.Boss));
        var free = Apply(watching, new AgentEvent.Freed(Story.Id, Story.L2, LegEnding.HungUp));
        Assert.Equal((AgentState.Away, "meeting"), (free.StateAt(Now), free.Away));
    }

    [Theory]
    [InlineData(LegEnding.NotRegistered)]
    [InlineData(LegEnding.Failed)]
    [InlineData(LegEnding.NoAnswer)]
    public void A_phone_that_says_it_is_there_and_that_Twilio_does_not_reach_twice_is_to_be_checked(LegEnding ending)
    {
        var once = Apply(Rung, new AgentEvent.Freed(Story.Id, Story.L1, ending));
        Assert.Equal(AgentState.Available, once.StateAt(Now));

        var twice = Apply(Apply(once, new AgentEvent.Reserved(Story.Id, Story.L2)), new AgentEvent.Freed(Story.Id, Story.L2, ending));
        Assert.Equal(AgentState.CheckPhone, twice.StateAt(Now));
    }

    [Fact]
    public void A_leg_that_Twilio_could_not_be_asked_for_and_a_page_that_was_closed_are_no_missed_calls()
    {
        Assert.Equal(0, Apply(Rung, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.Failed, Placed: false)).Missed);
        Assert.Equal(0, Apply(Apply(Rung, new AgentEvent.PhoneGone()), new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.NotRegistered)).Missed);
    }

    [Fact]
    public void The_end_of_an_earlier_leg_does_not_free_an_agent() =>
        Assert.Same(Rung, Machine.Apply(Rung, new AgentEvent.Freed(Story.Id, new LegId("L0"), LegEnding.HungUp), Now).Agent);

    [Fact]
    public void Idle_time_starts_when_the_call_ends() =>
        Assert.Equal(Now.AddMinutes(3), Machine.Apply(Rung, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.HungUp), Now.AddMinutes(3)).Agent.IdleSince);

    [Fact]
    public void A_call_says_what_its_agents_are_to_do()
    {
        Assert.Equal([(Story.Agent1, new AgentEvent.Reserved(Story.Id, Story.L1))], AgentConsequences.Between(Story.Waiting.Call, Story.Ringing.Call));
        var insisting = Story.Talking.Then(new CallEvent.Intent.DialIn(Story.Agent1, Target.To(Story.Agent2), Briefing.None, Override: true));
        Assert.Equal([(Story.Agent2, new AgentEvent.Reserved(Story.Id, Story.L2, Overriding: true))], AgentConsequences.Between(Story.Talking.Call, insisting.Call));
        Assert.Equal([(Story.Agent1, new AgentEvent.TookCall(Story.Id, Story.L1))], AgentConsequences.Between(Story.Ringing.Call, Story.Talking.Call));
        Assert.Equal([(Story.Agent1, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.HungUp, HandedOver: true))], AgentConsequences.Between(Story.ThreeWay.Call, Story.HandedOver.Call));
    }

    private static AgentEvent Insisting => new AgentEvent.Reserved(new CallId("CA2"), Story.L2, Overriding: true);

    private static Agent Apply(Agent agent, AgentEvent e) => Machine.Apply(agent, e, Now).Agent;
}
