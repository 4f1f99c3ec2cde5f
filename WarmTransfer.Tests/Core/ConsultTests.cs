using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class ConsultTests
{
    private static readonly CallEvent Merge = new CallEvent.Intent.Merge(Agent1);
    private static readonly CallEvent Swap = new CallEvent.Intent.Swap(Agent1);
    private static readonly CallEvent Cancel = new CallEvent.Intent.Cancel(Agent1);
    private static readonly CallEvent Complete = new CallEvent.Intent.Leave(Agent1);

    [Fact]
    public void The_customer_is_put_on_hold_before_the_second_agent_is_dialled()
    {
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, true)], Holding.Effects);
        Assert.Contains(new CallEffect.DialAgent(L2, Agent2), Holding.Then(HoldAnswered(LegId.Customer, held: true)).Effects);
    }

    [Fact]
    public void An_event_about_an_earlier_hold_does_not_count_as_the_answer() =>
        Assert.Empty(Holding.Then(new CallEvent.Fact.ParticipantFlags(Id.Value, 1, Muted: false, Held: true, Sequence: 9)).Effects);

    [Fact]
    public void The_second_agent_waits_at_the_door_while_the_customer_is_not_on_hold()
    {
        var story = ConsultRinging.Then(new CallEvent.Fact.ParticipantFlags(Id.Value, 1, Muted: false, Held: false, Sequence: 9)).Then(AtDoor(L2));
        Assert.False(Privacy.MayEnter(story.Call, L2));
        Assert.True(Privacy.MayEnter(story.Then(HoldAnswered(LegId.Customer, held: true)).Call, L2));
    }

    [Fact]
    public void Why_the_second_agent_declines_is_kept_until_their_phone_has_ended_the_leg()
    {
        var said = ConsultRinging.Then(new CallEvent.Intent.Decline(Agent2, DeclineReason.NotMyField));
        Assert.True(said.Call[L2].IsLive);
        var declined = said.Then(Over(L2, LegEnding.Declined));
        Assert.Equal((L2, LegEnding.Declined), (declined.Call.LastFailure!.Leg, declined.Call.LastFailure.Ending));
        Assert.Equal(DeclineReason.NotMyField, declined.Call[L2].Declines);
    }

    [Fact]
    public void Only_a_phone_that_rings_can_be_declined()
    {
        Assert.NotNull(Consulting.Then(new CallEvent.Intent.Decline(Agent2, DeclineReason.Busy)).Refusal);
        Assert.NotNull(Talking.Then(new CallEvent.Intent.Decline(Agent2, DeclineReason.Busy)).Refusal);
    }

    [Fact]
    public void Merging_takes_the_customer_off_hold()
    {
        var story = Consulting.Then(Merge);
        Assert.Equal(new CallPhase.ThreeWay(L1, L2), story.Call.Phase);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], story.Effects);
    }

    [Fact]
    public void The_first_agent_is_released_only_when_the_customer_is_off_hold()
    {
        var leaving = Consulting.Then(Complete);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], leaving.Effects);
        var left = leaving.Then(HoldAnswered(LegId.Customer, held: false));
        Assert.Equal(new CallPhase.Talking(L2), left.Call.Phase);
        Assert.Equal([new CallEffect.SetEndsRoom(L2, 1, true), new CallEffect.EndLeg(L1)], left.Effects);
    }

    [Fact]
    public void Completing_is_refused_until_the_second_agent_is_connected() => Assert.NotNull(ConsultRinging.Then(Complete).Refusal);

    [Fact]
    public void Completing_is_refused_while_the_second_agent_is_on_hold() => Assert.NotNull(Consulting.Then(Swap).Then(Complete).Refusal);

    [Fact]
    public void Swapping_holds_one_before_the_other_is_let_go()
    {
        var asked = Consulting.Then(Swap);
        Assert.Equal([new CallEffect.SetHold(L2, 1, true)], asked.Effects);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], asked.Then(HoldAnswered(L2, held: true)).Effects);
    }

    [Fact]
    public void Cancelling_before_the_second_agent_was_dialled_dials_nobody()
    {
        var story = Holding.Then(Cancel);
        Assert.Equal(new CallPhase.Talking(L1), story.Call.Phase);
        Assert.Equal(LegEnding.Canceled, story.Call[L2].Ending);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], story.Then(HoldAnswered(LegId.Customer, held: true)).Effects);
    }

    [Fact]
    public void Cancelling_while_it_rings_ends_the_leg_and_takes_the_customer_off_hold() => Assert.Equal(
        [new CallEffect.EndLeg(L2), new CallEffect.SetHold(LegId.Customer, 1, false)], ConsultRinging.Then(Cancel).Effects);

    [Fact]
    public void Cancelling_a_private_consultation_leaves_the_customer_on_hold_until_the_second_agent_is_out()
    {
        var cancelled = Consulting.Then(new CallEvent.Intent.Cancel(Agent1));
        Assert.Equal([new CallEffect.EndLeg(L2)], cancelled.Effects);

        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, Held: false)], cancelled.Then(HungUp(L2)).Effects);
    }

    [Fact]
    public void A_second_agent_who_is_called_off_while_coming_in_is_not_heard_by_the_customer_either()
    {
        var cancelled = ConsultRinging.Then(AtDoor(L2)).Then(new CallEvent.Intent.Cancel(Agent1));
        Assert.Equal([new CallEffect.EndLeg(L2)], cancelled.Effects);
        Assert.Empty(cancelled.Then(Joined(L2)).Effects);
    }

    [Fact]
    public void A_second_agent_who_answers_a_cancelled_call_is_not_let_in() =>
        Assert.False(ConsultRinging.Then(Cancel).Then(AtDoor(L2)).Call.HasPart(L2));

    [Theory]
    [InlineData(LegEnding.Declined)]
    [InlineData(LegEnding.NoAnswer)]
    [InlineData(LegEnding.NotRegistered)]
    public void A_second_agent_who_cannot_come_gives_the_customer_back_with_the_reason(LegEnding ending)
    {
        var story = ConsultRinging.Then(Over(L2, ending));
        Assert.Equal(new CallPhase.Talking(L1), story.Call.Phase);
        Assert.Equal(ending, story.Call.LastFailure!.Ending);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], story.Effects);
    }

    [Fact]
    public void A_second_agent_who_hangs_up_never_ends_the_customers_call() =>
        Assert.Equal(new CallPhase.Talking(L1), Consulting.Then(HungUp(L2)).Call.Phase);

    [Fact]
    public void A_first_agent_who_is_lost_in_a_consultation_makes_the_second_the_owner_and_the_customer_is_told()
    {
        var story = Consulting.Then(HungUp(L1));
        var lost = new LostOwner(Agent1, story.Now.AddSeconds(19));
        Assert.Equal(new CallPhase.Talking(L2, Lost: lost), story.Call.Phase);
        Assert.Equal([new CallEffect.StartTimer(new CallEvent.Fact.RejoinTimeUp(Agent1), lost.Until), new CallEffect.Announce(LegId.Customer, 1, Announcement.NextAgent), new CallEffect.SetHold(LegId.Customer, 1, false)], story.Effects);
    }

    [Fact]
    public void A_first_agent_who_is_lost_while_the_second_rings_leaves_the_offer_with_the_second()
    {
        var story = ConsultRinging.Then(HungUp(L1));
        var lost = new LostOwner(Agent1, story.Now.AddSeconds(19));
        Assert.Equal(new CallPhase.Offered([L2], lost), story.Call.Phase);
        Assert.Equal([new CallEffect.EndRoom(1), new CallEffect.StartTimer(new CallEvent.Fact.RejoinTimeUp(Agent1), lost.Until)], story.Effects);
    }

    [Fact]
    public void A_second_agent_who_took_over_and_is_lost_leaves_the_customer_with_music()
    {
        var taken = Consulting.Then(Complete).Then(HoldAnswered(LegId.Customer, held: false)).Then(HungUp(L1));
        var lost = taken.Then(HungUp(L2));
        Assert.Equal(Agent2, Assert.IsType<CallPhase.Rejoining>(lost.Call.Phase).Agent);
        Assert.Contains(new CallEffect.EndRoom(1), lost.Effects);
    }

    [Fact]
    public void Only_one_request_to_hold_is_out_at_a_time()
    {
        var story = Talking.Then(new CallEvent.Intent.Hold(Agent1)).Then(new CallEvent.Intent.Resume(Agent1));
        Assert.Empty(story.Effects);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], story.Then(HoldAnswered(LegId.Customer, held: true)).Effects);
    }
}
