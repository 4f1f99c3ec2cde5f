using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class SafetyNetTests
{
    [Theory]
    [InlineData(LegEnding.Declined)]
    [InlineData(LegEnding.NoAnswer)]
    [InlineData(LegEnding.NotRegistered)]
    [InlineData(LegEnding.Failed)]
    public void An_agent_who_lets_the_offer_go_by_leaves_the_customer_waiting_for_the_next(LegEnding ending)
    {
        var story = Ringing.Then(Over(L1, ending));
        Assert.IsType<CallPhase.Waiting>(story.Call.Phase);
        Assert.Contains(Agent1, story.Call.PassedBy.Keys);
    }

    [Fact]
    public void A_customer_who_leaves_while_a_phone_rings_stops_the_ringing() =>
        Assert.Contains(new CallEffect.EndLeg(L1), Ringing.Then(DialFinished(LegId.Customer, hungUp: true)).Effects);

    [Fact]
    public void A_customer_who_leaves_while_the_second_agent_rings_stops_the_ringing() =>
        Assert.Contains(new CallEffect.EndLeg(L2), DiallingIn.Then(DialFinished(LegId.Customer, hungUp: true)).Effects);

    [Fact]
    public void A_second_agent_who_declines_leaves_customer_and_first_agent_talking_and_the_reason_is_kept()
    {
        var story = DiallingIn.Then(Over(L2, LegEnding.Declined));
        Assert.Equal(new CallPhase.Talking(L1), story.Call.Phase);
        Assert.Equal((Agent2, LegEnding.Declined), (story.Call[story.Call.LastFailure!.Leg].Agent, story.Call.LastFailure.Ending));
    }

    [Fact]
    public void A_first_agent_who_is_lost_leaves_the_customer_with_music_and_after_a_while_with_an_offer_to_the_next()
    {
        var story = Talking.Then(HungUp(L1));
        Assert.Equal(Agent1, Assert.IsType<CallPhase.Rejoining>(story.Call.Phase).Agent);
        Assert.Contains(new CallEffect.EndRoom(1), story.Effects);
        Assert.Equal(2, story.Then(DialFinished(LegId.Customer)).Call.Room);
        Assert.IsType<CallPhase.Waiting>((story with { Now = story.Now.AddSeconds(20) }).Then(new CallEvent.Fact.RejoinTimeUp(Agent1)).Call.Phase);
    }

    [Fact]
    public void With_a_fallback_the_room_ends_with_the_only_agents_leg_and_not_while_a_transfer_is_under_way()
    {
        var machine = new CallMachine(new CallPolicy { HasFallback = true });
        var talking = machine.Apply(Ringing.Then(AtDoor(L1)).Call, Joined(L1), Start);
        Assert.Equal([new CallEffect.SetEndsRoom(L1, 1, true)], talking.Effects);
        var dialling = machine.Apply(talking.Call, DialIn(Agent1, Agent2), Start);
        Assert.Contains(new CallEffect.SetEndsRoom(L1, 1, false), dialling.Effects);
        Assert.Contains(new CallEffect.SetEndsRoom(L1, 1, true), machine.Apply(dialling.Call, Over(L2, LegEnding.Declined), Start).Effects);
    }

    [Fact]
    public void A_customer_whom_we_have_called_has_a_fallback_of_their_own()
    {
        bool Ends(CallPolicy policy) => new CallMachine(policy).Apply(CalledOut.Call, Joined(L1), Start).Effects.Contains(new CallEffect.SetEndsRoom(L1, 1, true));
        Assert.False(Ends(new CallPolicy { HasFallback = true }));
        Assert.True(Ends(new CallPolicy { HasFallbackWhenCalled = true }));
    }

    [Fact]
    public void Without_a_fallback_no_agents_leg_ends_the_customers_call() => Assert.Empty(Talking.Effects);

    [Fact]
    public void A_first_agent_who_is_lost_while_the_second_rings_may_come_back_before_anybody_answers()
    {
        var lost = ConsultRinging.Then(HungUp(L1));
        var back = lost.Then(new CallEvent.Intent.Rejoin(Agent1, Sid(new LegId("L3"))));
        Assert.Equal(new CallPhase.Talking(new LegId("L3")), back.Call.Phase);
        Assert.Equal([new CallEffect.EndLeg(L2)], back.Effects);

        Assert.Equal(Agent1, Assert.IsType<CallPhase.Rejoining>(lost.Then(Over(L2, LegEnding.Declined)).Call.Phase).Agent);
        Assert.Equal(RefusalCode.Taken, lost.Then(AtDoor(L2)).Then(new CallEvent.Intent.Rejoin(Agent1, Sid(new LegId("L3")))).Refusal?.Code);
        var late = lost with { Now = lost.Now.AddSeconds(20) };
        Assert.Equal(new CallPhase.Offered([L2]), late.Then(new CallEvent.Fact.RejoinTimeUp(Agent1)).Call.Phase);
    }

    [Fact]
    public void A_first_agent_who_hangs_up_on_purpose_while_the_second_rings_is_not_waited_for()
    {
        var story = DiallingIn.Then(new CallEvent.Intent.HangUp(Agent1));
        Assert.Equal(new CallPhase.Offered([L2]), story.Then(HungUp(L1)).Call.Phase);
    }

    [Fact]
    public void A_first_agent_who_is_lost_while_the_second_rings_leaves_the_offer_with_the_second()
    {
        var story = DiallingIn.Then(HungUp(L1));
        var lost = new LostOwner(Agent1, story.Now.AddSeconds(19));
        Assert.Equal(new CallPhase.Offered([L2], lost), story.Call.Phase);
        Assert.Equal([new CallEffect.EndRoom(1), new CallEffect.StartTimer(new CallEvent.Fact.RejoinTimeUp(Agent1), lost.Until)], story.Effects);
        Assert.Equal(new CallPhase.Talking(L2), story.Then(AtDoor(L2)).Call.Phase);
    }

    [Fact]
    public void A_first_agent_who_is_lost_out_of_a_three_way_call_may_come_back_to_the_two_who_talk_on()
    {
        var lost = ThreeWay.Then(HungUp(L1));
        var until = lost.Now.AddSeconds(19);
        Assert.Equal(new CallPhase.Talking(L2, Lost: new LostOwner(Agent1, until)), lost.Call.Phase);
        Assert.Equal([new CallEffect.StartTimer(new CallEvent.Fact.RejoinTimeUp(Agent1), until)], lost.Effects);

        var back = lost.Then(new CallEvent.Intent.Rejoin(Agent1, Sid(new LegId("L3"))));
        Assert.Equal(new CallPhase.ThreeWay(new LegId("L3"), L2), back.Call.Phase);
        Assert.Equal(new CallPhase.Talking(L2), back.Then(Joined(new LegId("L3"))).Then(new CallEvent.Intent.Leave(Agent1)).Call.Phase);
    }

    [Fact]
    public void Whoever_takes_too_long_to_come_back_and_whoever_went_on_purpose_does_not_come_back()
    {
        var lost = ThreeWay.Then(HungUp(L1));
        var late = (lost with { Now = lost.Now.AddSeconds(20) }).Then(new CallEvent.Fact.RejoinTimeUp(Agent1));
        Assert.Equal(new CallPhase.Talking(L2), late.Call.Phase);
        Assert.Equal(RefusalCode.Taken, late.Then(new CallEvent.Intent.Rejoin(Agent1, Sid(new LegId("L3")))).Refusal?.Code);
        Assert.Equal(RefusalCode.Taken, lost.Then(DialIn(Agent2, new AgentId("agent3"))).Then(new CallEvent.Intent.Rejoin(Agent1, Sid(new LegId("L3")))).Refusal?.Code);
        Assert.Equal(new CallPhase.Talking(L2), ThreeWay.Then(new CallEvent.Intent.HangUp(Agent1)).Then(HungUp(L1)).Call.Phase);
    }

    [Fact]
    public void A_first_agent_who_is_lost_in_a_consultation_comes_back_to_a_three_way_call() =>
        Assert.Equal(new CallPhase.ThreeWay(new LegId("L3"), L2), Consulting.Then(HungUp(L1)).Then(new CallEvent.Intent.Rejoin(Agent1, Sid(new LegId("L3")))).Call.Phase);

    [Fact]
    public void A_second_agent_who_hangs_up_first_sends_customer_and_first_agent_into_the_next_room()
    {
        var story = ThreeWay.Then(HungUp(L2)).Then(DialFinished(LegId.Customer)).Then(DialFinished(L1));
        Assert.Equal(new CallPhase.Talking(L1), story.Call.Phase);
        Assert.Equal(2, story.Call.Room);
    }

    [Fact]
    public void The_rooms_end_may_be_told_before_the_leaving_that_caused_it()
    {
        var story = ThreeWay.Then(new CallEvent.Fact.RoomEnded(1, Sid(L2)));
        Assert.Equal(new CallPhase.Talking(L1), story.Call.Phase);
        Assert.Equal(2, story.Call.Room);
    }

    [Fact]
    public void A_customer_whose_leaving_ended_the_room_may_still_be_on_the_line()
    {
        var story = Talking.Then(new CallEvent.Fact.RoomEnded(1, Sid(LegId.Customer)));
        Assert.Equal(new CallPhase.Talking(L1), story.Call.Phase);
        Assert.Equal(2, story.Call.Room);
        Assert.IsType<CallPhase.Ended>(story.Then(HungUp(LegId.Customer)).Call.Phase);
    }

    [Fact]
    public void A_customer_on_hold_while_we_were_down_is_put_on_hold_again()
    {
        var story = Consulting.Then(new CallEvent.Fact.HoldInDoubt(LegId.Customer));
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, Held: true)], story.Effects);
        Assert.Empty(Talking.Then(new CallEvent.Fact.HoldInDoubt(LegId.Customer)).Effects);
    }

    [Fact]
    public void Whoever_is_gone_after_we_were_down_is_not_taken_to_have_hung_up_unless_they_were_seen_again()
    {
        var owner = WithOutsider.Then(HungUp(L1));
        Assert.IsType<CallPhase.Ended>(owner.Then(HungUp(L2)).Call.Phase);
        var doubt = owner.Then(Assert.Single(CallDifferences.Inherit(owner.Call)));
        Assert.IsType<CallPhase.Waiting>(doubt.Then(HungUp(L2)).Call.Phase);
        Assert.IsType<CallPhase.Ended>(doubt.Then(Joined(L2)).Then(HungUp(L2)).Call.Phase);
        Assert.IsType<CallPhase.Ended>(doubt.Then(new CallEvent.Fact.ParticipantLeft(Sid(L2), 1, HungUp: true)).Call.Phase);
    }

    [Fact]
    public void An_agent_who_enters_a_room_that_the_call_has_left_is_sent_after_the_others()
    {
        var story = Ringing.Then(AtDoor(L1)).Then(DialFinished(LegId.Customer)).Then(Joined(L1, room: 1));
        Assert.Equal([new CallEffect.EndRoom(1)], story.Effects);
    }

    [Fact]
    public void Both_agents_gone_at_once_leaves_the_customer_with_music()
    {
        var story = DiallingIn.Then(Over(L2, LegEnding.NoAnswer)).Then(HungUp(L1));
        Assert.IsType<CallPhase.Rejoining>(story.Call.Phase);
        Assert.Contains(new CallEffect.EndRoom(1), story.Effects);
    }

    [Fact]
    public void A_phone_that_rings_for_ever_is_given_up()
    {
        var story = Ringing.Then(new CallEvent.Fact.RingTimedOut(L1));
        Assert.IsType<CallPhase.Waiting>(story.Call.Phase);
        Assert.Equal([new CallEffect.EndLeg(L1)], story.Effects);
    }

    [Fact]
    public void A_phone_whose_page_goes_while_it_rings_is_given_up_here_and_at_Twilio()
    {
        var story = Ringing.Then(new CallEvent.Fact.PhoneGone(L1));
        Assert.IsType<CallPhase.Waiting>(story.Call.Phase);
        Assert.Equal(LegEnding.NotRegistered, story.Call[L1].Ending);
        Assert.Equal([new CallEffect.EndLeg(L1)], story.Effects);
    }

    [Fact]
    public void Whoever_has_answered_as_the_page_is_said_to_go_keeps_the_call() =>
        Assert.Equal(Talking.Call, Talking.Then(new CallEvent.Fact.PhoneGone(L1)).Call);

    [Fact]
    public void How_long_a_phone_rings_is_counted_once_from_when_Twilio_has_the_call_and_not_while_it_waits_its_turn()
    {
        var asked = Waiting.Then(new CallEvent.Intent.Offer(Agent1, $"longest idle"));
        Assert.DoesNotContain(asked.Effects, effect => effect is CallEffect.StartTimer);

        var dialled = asked.Then(Progress(L1, LegProgress.Dialled));

        var guard = Assert.IsType<CallEffect.StartTimer>(Assert.Single(dialled.Effects));
        Assert.Equal((new CallEvent.Fact.RingTimedOut(L1), asked.Now + TimeSpan.FromSeconds(28)), (guard.Event, guard.Due));
        Assert.Empty(dialled.Then(Progress(L1, LegProgress.Ringing)).Effects);
    }

    [Fact]
    public void The_ring_guard_of_an_answered_leg_does_nothing() => Assert.Empty(Talking.Then(new CallEvent.Fact.RingTimedOut(L1)).Effects);

    [Fact]
    public void An_agent_who_answers_after_the_customer_has_left_gets_no_part_in_the_call()
    {
        var story = Ringing.Then(DialFinished(LegId.Customer, hungUp: true)).Then(AtDoor(L1));
        Assert.Equal(LegProgress.Answered, story.Call[L1].Progress);
        Assert.False(story.Call.HasPart(L1));
    }
}
