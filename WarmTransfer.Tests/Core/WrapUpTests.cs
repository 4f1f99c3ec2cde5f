using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

public sealed class WrapUpTests
{
    private static readonly AgentMachine Machine = new(new AgentPolicy());
    private static readonly DateTimeOffset Now = Story.Start;
    private static readonly Agent Available = Apply(new Agent { Id = Story.Agent1, Name = "Agent 1" }, new AgentEvent.PhoneSeen(Now.AddHours(8)));
    private static readonly Agent OnCall = Apply(Apply(Available, new AgentEvent.Reserved(Story.Id, Story.L1)), new AgentEvent.TookCall(Story.Id, Story.L1));
    private static readonly Agent WrapUp = Apply(OnCall, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.HungUp));

    [Fact]
    public void Wrap_up_follows_a_call_and_ends_by_itself()
    {
        Assert.Equal(AgentState.WrapUp, WrapUp.StateAt(Now.AddSeconds(19)));
        Assert.Equal(AgentState.Available, WrapUp.StateAt(Now.AddSeconds(20)));
    }

    [Fact]
    public void Wrap_up_is_extended_once()
    {
        var extended = Apply(WrapUp, new AgentEvent.ExtendWrapUp());
        Assert.Equal(AgentState.WrapUp, extended.StateAt(Now.AddSeconds(49)));
        Assert.NotNull(Machine.Apply(extended, new AgentEvent.ExtendWrapUp(), Now).Refusal);
    }

    [Fact]
    public void Wrap_up_can_be_finished_early() => Assert.Equal(AgentState.Available, Apply(WrapUp, new AgentEvent.FinishWrapUp()).StateAt(Now));

    [Fact]
    public void A_call_that_was_not_answered_needs_no_wrap_up() => Assert.Equal(
        AgentState.Available, Apply(Apply(Available, new AgentEvent.Reserved(Story.Id, Story.L1)), new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.Declined)).StateAt(Now));

    [Fact]
    public void A_break_asked_for_during_a_call_starts_after_it()
    {
        var asked = Apply(OnCall, new AgentEvent.GoAway("Lunch"));
        Assert.Equal(AgentState.OnCall, asked.StateAt(Now));
        Assert.Equal(AgentState.Away, Apply(asked, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.HungUp)).StateAt(Now.AddMinutes(1)));
    }

    [Fact]
    public void Two_missed_calls_in_a_row_put_the_phone_in_doubt_until_it_is_tested()
    {
        var once = Miss(Available);
        Assert.Equal(AgentState.Available, once.StateAt(Now));
        var twice = Miss(once);
        Assert.Equal(AgentState.CheckPhone, twice.StateAt(Now));
        Assert.Equal(AgentState.Available, Apply(twice, new AgentEvent.PhoneTested()).StateAt(Now));
    }

    [Fact]
    public void A_call_that_comes_back_may_ring_during_wrap_up()
    {
        Assert.NotNull(Machine.Apply(WrapUp, new AgentEvent.Reserved(new CallId("CA2"), Story.L1), Now).Refusal);
        Assert.Null(Machine.Apply(WrapUp, new AgentEvent.Reserved(new CallId("CA2"), Story.L1, Returning: true), Now).Refusal);
    }

    private static Agent Miss(Agent agent) =>
        Apply(Apply(agent, new AgentEvent.Reserved(Story.Id, Story.L1)), new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.NoAnswer));

    private static Agent Apply(Agent agent, AgentEvent e) => Machine.Apply(agent, e, Now).Agent;
}
