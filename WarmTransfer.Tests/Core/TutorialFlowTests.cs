using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class TutorialFlowTests
{
    [Fact]
    public void A_waiting_customer_is_offered_to_an_agent_who_is_then_dialled()
    {
        var story = Waiting.Then(new CallEvent.Intent.Offer(Agent1, $"longest idle"));
        Assert.Equal(new CallPhase.Offered([L1]), story.Call.Phase);
        Assert.Equal([new CallEffect.DialAgent(L1, Agent1)], story.Effects);
    }

    [Fact]
    public void The_offer_is_claimed_when_the_agent_answers() => Assert.Equal(new CallPhase.Talking(L1), Ringing.Then(AtDoor(L1)).Call.Phase);

    [Fact]
    public void Answering_alone_claims_nothing() =>
        Assert.IsType<CallPhase.Offered>(Ringing.Then(Progress(L1, LegProgress.Answered)).Call.Phase);

    [Fact]
    public void The_second_agent_is_dialled_while_customer_and_first_agent_talk_on()
    {
        var story = Talking.Then(DialIn(Agent1, Agent2));
        Assert.Equal(new CallPhase.DiallingIn(L1, L2), story.Call.Phase);
        Assert.Contains(new CallEffect.DialAgent(L2, Agent2), story.Effects);
        Assert.True(story.Call[L2].EndsRoom);
    }

    [Fact]
    public void The_second_agent_makes_it_three_way() => Assert.Equal(new CallPhase.ThreeWay(L1, L2), ThreeWay.Call.Phase);

    [Fact]
    public void The_first_agent_leaves_and_only_that_leg_is_ended()
    {
        var story = ThreeWay.Then(new CallEvent.Intent.Leave(Agent1));
        Assert.Equal(new CallPhase.Talking(L2), story.Call.Phase);
        Assert.Equal([new CallEffect.EndLeg(L1)], story.Effects);
    }

    [Fact]
    public void The_first_agent_who_just_hangs_up_leaves_the_others_talking() =>
        Assert.Equal(L2, Assert.IsType<CallPhase.Talking>(ThreeWay.Then(HungUp(L1)).Call.Phase).Owner);

    [Fact]
    public void Then_the_customer_hangs_up_and_the_call_is_over_for_both()
    {
        var story = HandedOver.Then(DialFinished(LegId.Customer, hungUp: true));
        Assert.Equal(EndReason.CustomerLeft, Assert.IsType<CallPhase.Ended>(story.Call.Phase).Reason);
        Assert.Contains(new CallEffect.EndRoom(1), story.Effects);
    }

    [Fact]
    public void Then_the_second_agent_hangs_up_and_the_call_is_over_for_both()
    {
        var story = HandedOver.Then(new CallEvent.Intent.HangUp(Agent2));
        Assert.Equal(EndReason.EndedByAgent, Assert.IsType<CallPhase.Ended>(story.Call.Phase).Reason);
        Assert.Contains(new CallEffect.EndRoom(1), story.Effects);
        Assert.IsType<CallPhase.Ended>(story.Then(HungUp(L2)).Call.Phase);
    }

    [Fact]
    public void A_second_agent_whose_page_is_reloaded_after_the_hand_over_may_come_back_and_the_customer_hears_music_meanwhile()
    {
        var story = HandedOver.Then(HungUp(L2));
        Assert.Equal(Agent2, Assert.IsType<CallPhase.Rejoining>(story.Call.Phase).Agent);
        Assert.Contains(new CallEffect.EndRoom(1), story.Effects);

        var back = story.Then(new CallEvent.Intent.Rejoin(Agent2, Sid(new LegId("L3"))));
        Assert.Equal(new CallPhase.Talking(new LegId("L3")), back.Call.Phase);
    }

    [Fact]
    public void The_owner_ends_the_call_for_everybody()
    {
        var story = ThreeWay.Then(new CallEvent.Intent.End(Agent1));
        Assert.Equal(EndReason.EndedByAgent, Assert.IsType<CallPhase.Ended>(story.Call.Phase).Reason);
        Assert.Contains(new CallEffect.EndRoom(1), story.Effects);
        Assert.Contains(story.Effects, effect => effect is CallEffect.StartTimer { Event: CallEvent.Fact.EndTimedOut });
    }

    [Fact]
    public void Whoever_is_still_connected_a_while_after_the_end_is_let_go()
    {
        var story = Talking.Then(new CallEvent.Intent.End(Agent1)).Then(new CallEvent.Fact.EndTimedOut());
        Assert.Equal([new CallEffect.EndLeg(LegId.Customer), new CallEffect.EndLeg(L1)], story.Effects);
    }
}
