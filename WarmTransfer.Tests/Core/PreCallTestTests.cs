using WarmTransfer.Core.Agents;

namespace WarmTransfer.Tests.Core;

/// <summary>The test of the phone, once a shift.</summary>
public sealed class PreCallTestTests
{
    private static readonly DateTimeOffset Start = Story.Start;
    private static readonly TimeSpan Shift = TimeSpan.FromHours(12);
    private static readonly AgentMachine Requiring = new(new AgentPolicy { PreCallTest = PreCallTestRule.Required });
    private static readonly AgentMachine Offering = new(new AgentPolicy());

    [Fact]
    public void Where_it_is_required_nobody_is_available_before_it()
    {
        var agent = Connect(Requiring);
        Assert.Equal(AgentState.TestPhone, agent.StateAt(Start));
        Assert.Contains("has not tested the phone", Requiring.Apply(agent, new AgentEvent.Reserved(Story.Id, Story.L1), Start).Refusal!.Reason.English, StringComparison.Ordinal);
        Assert.Equal(AgentState.Available, Test(Requiring, agent, Start).StateAt(Start));
    }

    [Fact]
    public void Where_it_is_offered_or_off_everybody_is_available_without_it()
    {
        Assert.Equal(AgentState.Available, Connect(Offering).StateAt(Start));
        Assert.Equal(AgentState.Available, Connect(new AgentMachine(new AgentPolicy { PreCallTest = PreCallTestRule.Off })).StateAt(Start));
    }

    [Fact]
    public void A_test_is_good_for_a_shift_to_the_second_and_then_the_agent_is_not_available_by_time_alone()
    {
        var agent = Test(Requiring, Connect(Requiring), Start);
        Assert.Equal(AgentState.Available, agent.StateAt(Start + Shift - TimeSpan.FromSeconds(1)));
        Assert.Equal(AgentState.TestPhone, agent.StateAt(Start + Shift));
        Assert.Equal([AgentState.Available, AgentState.TestPhone], AgentStateHistory.UpTo(AgentStateHistory.Note(agent, agent, null, Start).Agent, Start + Shift + Shift).Select(interval => interval.State));
    }

    [Fact]
    public void A_call_that_is_on_is_never_interrupted_by_a_shift_that_ends()
    {
        var agent = Test(Requiring, Connect(Requiring), Start);
        agent = Apply(Requiring, agent, new AgentEvent.Reserved(Story.Id, Story.L1), Start + Shift - TimeSpan.FromMinutes(1));
        agent = Apply(Requiring, agent, new AgentEvent.TookCall(Story.Id, Story.L1), Start + Shift - TimeSpan.FromMinutes(1));
        Assert.Equal(AgentState.OnCall, agent.StateAt(Start + Shift));
    }

    [Fact]
    public void A_test_that_fails_is_remembered_and_makes_nobody_available()
    {
        var agent = Test(Requiring, Connect(Requiring), Start, "Microphone");
        Assert.Equal((AgentState.TestPhone, new LastTest(Start, "Microphone")), (agent.StateAt(Start), agent.Test));
        var failsLater = Test(Requiring, Test(Requiring, agent, Start), Start.AddHours(1), "Sound");
        Assert.Equal(AgentState.TestPhone, failsLater.StateAt(Start.AddHours(1)));
    }

    [Fact]
    public void A_test_that_fails_does_not_clear_a_phone_that_is_in_doubt()
    {
        var doubted = Connect(Offering) with { PhoneInDoubt = true };
        Assert.Equal(AgentState.CheckPhone, Test(Offering, doubted, Start, "Sound").StateAt(Start));
        Assert.Equal(AgentState.Available, Test(Offering, doubted, Start).StateAt(Start));
    }

    [Fact]
    public void Connecting_again_neither_needs_another_test_nor_spares_one()
    {
        var tested = Test(Requiring, Connect(Requiring), Start);
        Assert.Equal(AgentState.Available, Connect(Requiring, Apply(Requiring, tested, new AgentEvent.PhoneGone(), Start.AddHours(1)), Start.AddHours(2)).StateAt(Start.AddHours(2)));
        var untested = Apply(Requiring, Connect(Requiring), new AgentEvent.PhoneGone(), Start);
        Assert.Equal(AgentState.TestPhone, Connect(Requiring, untested, Start.AddHours(2)).StateAt(Start.AddHours(2)));
    }

    [Fact]
    public void A_requirement_that_is_given_up_is_forgotten_as_the_phone_is_heard_of() =>
        Assert.Equal(AgentState.Available, Connect(Offering, Connect(Requiring)).StateAt(Start));

    [Fact]
    public void What_failed_is_said_in_so_many_words() =>
        Assert.NotNull(Offering.Apply(Connect(Offering), new AgentEvent.PhoneTested(new string('x', 201)), Start).Refusal);

    private static Agent Connect(AgentMachine machine, Agent? agent = null, DateTimeOffset? at = null) =>
        Apply(machine, agent ?? new Agent { Id = Story.Agent1, Name = "Agent 1" }, new AgentEvent.PhoneSeen(DateTimeOffset.MaxValue), at ?? Start);

    private static Agent Test(AgentMachine machine, Agent agent, DateTimeOffset at, string? failed = null) => Apply(machine, agent, new AgentEvent.PhoneTested(failed), at);

    private static Agent Apply(AgentMachine machine, Agent agent, AgentEvent e, DateTimeOffset at) => machine.Apply(agent, e, at) is (var after, null) ? after : throw new InvalidOperationException();
}
