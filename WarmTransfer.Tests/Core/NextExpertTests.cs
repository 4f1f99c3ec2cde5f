using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class NextExpertTests
{
    private static readonly AgentId Agent3 = new("agent3");
    private static readonly LegId L3 = new("L3");
    private static readonly CallMachine Seeking = new(new CallPolicy { SeekExperts = [QueueId.Default] });

    private static Story Declined(Story ringing) => ringing.Then(Over(L2, LegEnding.Declined), Seeking);

    private static Story Found(Story looking, AgentId? agent) => looking.Then(new CallEvent.Intent.NextExpert(agent, $"longest idle"), Seeking);

    [Fact]
    public void The_customer_stays_on_hold_while_the_next_expert_is_rung()
    {
        var looking = Declined(ConsultRinging);
        Assert.Equal([new CallEffect.FindExpert(L2)], looking.Effects);
        var ringing = Found(looking, Agent3);
        Assert.Equal(new CallPhase.Consulting(L1, L3), ringing.Call.Phase);
        Assert.True(ringing.Call.Customer is { Held: true, HoldPending: false });
        Assert.Equal([new CallEffect.DialAgent(L3, Agent3)], ringing.Effects);
        Assert.Equal((L2, LegEnding.Declined), (ringing.Call.LastFailure!.Leg, ringing.Call.LastFailure.Ending));
    }

    [Fact]
    public void An_expert_who_is_dialled_in_hears_the_customer_like_the_first_would_have()
    {
        var ringing = Found(Declined(DiallingIn), Agent3);
        Assert.Equal(new CallPhase.DiallingIn(L1, L3), ringing.Call.Phase);
        Assert.True(ringing.Call[L3].EndsRoom);
    }

    [Fact]
    public void When_nobody_is_free_the_customer_is_given_back()
    {
        var back = Found(Declined(ConsultRinging), null);
        Assert.Equal(new CallPhase.Talking(L1), back.Call.Phase);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], back.Effects);
        Assert.Equal(L2, back.Call.LastFailure!.Leg);
    }

    [Fact]
    public void After_three_agents_the_customer_is_given_back()
    {
        var second = Found(Declined(ConsultRinging), Agent3).Then(Over(L3, LegEnding.NoAnswer), Seeking);
        var third = Found(second, Boss).Then(Over(new("L4"), LegEnding.NoAnswer), Seeking);
        Assert.Equal(new CallPhase.Talking(L1), third.Call.Phase);
    }

    [Fact]
    public void Where_the_queue_does_not_want_it_the_customer_is_given_back_at_once() =>
        Assert.Equal(new CallPhase.Talking(L1), ConsultRinging.Then(Over(L2, LegEnding.Declined)).Call.Phase);

    [Fact]
    public void A_transfer_that_was_only_found_at_Twilio_is_given_back_because_nobody_knows_whom_it_was_for()
    {
        var found = Waiting.Then(Story.Found(1, There(LegId.Customer) with { Held = true }, Story.Unknown("A", Agent1), Story.Unknown("B", Agent2)));
        var consulting = Assert.IsType<CallPhase.Consulting>(found.Call.Phase);
        Assert.Null(found.Call.Handover);

        var back = found.Then(new CallEvent.Fact.LegEnded(consulting.Second, found.Call[consulting.Second].Sid, LegEnding.HungUp), Seeking);

        Assert.Equal(new CallPhase.Talking(consulting.Owner), back.Call.Phase);
    }

    [Fact]
    public void Whoever_was_called_off_is_not_replaced() =>
        Assert.Equal(new CallPhase.Talking(L1), ConsultRinging.Then(new CallEvent.Intent.Cancel(Agent1), Seeking).Then(Over(L2, LegEnding.Canceled), Seeking).Call.Phase);

    [Fact]
    public void The_search_can_be_called_off()
    {
        var back = Declined(ConsultRinging).Then(new CallEvent.Intent.Cancel(Agent1), Seeking);
        Assert.Equal(new CallPhase.Talking(L1), back.Call.Phase);
        Assert.NotNull(Found(back, Agent3).Refusal);
    }

    [Fact]
    public void An_owner_who_is_lost_during_the_search_is_waited_for()
    {
        var lost = Declined(ConsultRinging).Then(HungUp(L1), Seeking);
        Assert.IsType<CallPhase.Rejoining>(lost.Call.Phase);
        Assert.NotNull(Found(lost, Agent3).Refusal);
    }

    [Fact]
    public void A_cold_transfer_that_is_not_taken_goes_to_the_queue_and_not_back()
    {
        var waiting = Declined(ColdRinging);
        Assert.Equal(new CallPhase.Waiting(), waiting.Call.Phase);
        Assert.Contains(Agent2, waiting.Call.PassedBy.Keys);
    }

    [Fact]
    public void Nobody_is_asked_twice_in_one_transfer()
    {
        var looking = Declined(ConsultRinging).Call;
        Agent[] agents = [Free(Agent2), Free(Agent3)];
        Assert.Equal(Agent3, Router.Expert(Queues.One, looking, [looking], agents, Start.AddMinutes(5))!.Agent);
        Assert.Null(Router.Expert(Queues.One, looking, [looking], agents[..1], Start.AddMinutes(5)));
    }

    private static Agent Free(AgentId id) => new() { Id = id, Name = id.Value, ReachableUntil = DateTimeOffset.MaxValue };
}
