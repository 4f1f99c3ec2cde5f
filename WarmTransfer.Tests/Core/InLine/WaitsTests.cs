using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Waiting;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>What the machine does with a customer who is told where they stand, or is sent on.</summary>
public sealed class WaitsTests
{
    private static CallEvent.Intent.AnnounceWait Announce(int? position, double? minutes = null) => new CallEvent.Intent.AnnounceWait(position, minutes is { } wait ? TimeSpan.FromMinutes(wait) : null);

    private static Story Overflow(Story story, Destination to) => story.Then(new CallEvent.Intent.Overflow(new(new OverflowCondition.Waited(TimeSpan.FromMinutes(10)), "Nobody is free.", to), $"waited 600 s"));

    [Fact]
    public void Whoever_is_told_where_they_stand_is_taken_out_of_the_room_and_waits_on_in_the_next()
    {
        var told = Story.Waiting.Then(Announce(3, 4));
        Assert.Equal([new CallEffect.TakeOut(1)], told.Effects);
        Assert.IsType<CallPhase.Waiting>(told.Call.Phase);

        var back = told.Then(DialFinished(LegId.Customer)).Then(Joined(LegId.Customer, room: 2));

        Assert.IsType<CallPhase.Waiting>(back.Call.Phase);
        Assert.Equal((2, 3, TimeSpan.FromMinutes(4)), (back.Call.Room, back.Call.Announced!.Position, back.Call.Announced.Estimate));
        Assert.True(back.Call.Customer.IsIn(2));
    }

    [Fact]
    public void An_agent_who_answers_meanwhile_meets_the_customer_in_the_next_room()
    {
        var answered = Told.Then(new CallEvent.Intent.Offer(Agent1, $"")).Then(AtDoor(L1)).Then(Joined(L1, room: 2)).Then(Joined(LegId.Customer, room: 2));
        Assert.Equal(new CallPhase.Talking(L1), answered.Call.Phase);
        Assert.True(answered.Call.Customer.IsIn(answered.Call.Room) && answered.Call[L1].IsIn(answered.Call.Room));
    }

    [Fact]
    public void A_told_position_never_grows()
    {
        var second = Told.Then(Joined(LegId.Customer, room: 2)).Then(Announce(5));
        Assert.Equal(3, second.Call.Announced!.Position);
        Assert.Equal(1, second.Call.Announced.Number);
        var third = second.Then(DialFinished(LegId.Customer, room: 2)).Then(Joined(LegId.Customer, room: 3)).Then(Announce(2));
        Assert.Equal(2, third.Call.Announced!.Position);
    }

    [Fact]
    public void Nobody_is_told_anything_while_a_phone_rings_or_twice_at_once()
    {
        Assert.NotNull(Ringing.Then(Announce(1)).Refusal);
        Assert.NotNull(Story.Waiting.Then(Announce(2)).Then(Announce(1)).Refusal);
        Assert.NotNull(Told.Then(Announce(1)).Refusal);
        Assert.NotNull(Talking.Then(Announce(1)).Refusal);
    }

    [Fact]
    public void A_customer_with_whom_a_supervisor_is_is_left_in_peace()
    {
        var together = Story.Waiting.Then(Monitor(MonitorMode.Barge, L1)).Then(Joined(L1));
        Assert.NotNull(together.Then(Announce(1)).Refusal);
        Assert.NotNull(Overflow(together, new Destination.EndCall()).Refusal);
    }

    [Fact]
    public void A_customer_who_was_let_into_a_room_just_before_the_call_was_over_is_fetched_out_of_it() =>
        Assert.Contains(new CallEffect.EndRoom(2), Overflow(Story.Waiting, new Destination.EndCall()).Then(DialFinished(LegId.Customer)).Then(Joined(LegId.Customer, room: 2)).Effects);

    [Fact]
    public void A_request_that_came_to_nothing_is_made_again_after_a_while()
    {
        var asked = Story.Waiting.Then(Announce(2));
        Assert.NotNull((asked with { Now = asked.Now.AddSeconds(20) }).Then(Announce(2)).Refusal);
        Assert.Equal([new CallEffect.TakeOut(1)], (asked with { Now = asked.Now.AddSeconds(30) }).Then(Announce(2)).Effects);
    }

    [Fact]
    public void While_it_is_said_nobody_takes_the_customer_for_lost_and_later_they_are_fetched_back()
    {
        var outside = new CallEvent.Fact.FoundOutside(LegId.Customer);
        Assert.Empty(Told.Then(outside).Effects);
        Assert.Equal([new CallEffect.RedirectLeg(LegId.Customer, 1)], (Told with { Now = Told.Now.AddSeconds(60) }).Then(outside).Effects);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(70)]
    public void Where_it_is_known_how_long_it_takes_they_are_fetched_back_after_that_and_not_before(int seconds)
    {
        var told = Story.Waiting.Then(Announce(2) with { Takes = TimeSpan.FromSeconds(seconds) }).Then(DialFinished(LegId.Customer));
        var (outside, asked) = (new CallEvent.Fact.FoundOutside(LegId.Customer), told.Call.Announced!.At);
        Assert.Empty((told with { Now = asked.AddSeconds(seconds - 1) }).Then(outside).Effects);
        Assert.Equal([new CallEffect.RedirectLeg(LegId.Customer, 1)], (told with { Now = asked.AddSeconds(seconds) }).Then(outside).Effects);
    }

    [Fact]
    public void Whoever_is_sent_to_another_queue_waits_there_and_keeps_the_time_of_arrival()
    {
        Assert.Equal([new CallEffect.TakeOut(1)], Overflowing.Effects);
        Assert.Equal(new CallPhase.Overflowing(1), Overflowing.Call.Phase);
        Assert.NotNull(Overflowing.Then(new CallEvent.Intent.Offer(Agent1, $"")).Refusal);

        var call = Overflowing.Then(DialFinished(LegId.Customer)).Call;

        Assert.IsType<CallPhase.Waiting>(call.Phase);
        Assert.Equal(("sales", "We ask our colleagues.", Start), (call.Queue.Value, call.Announced!.Message, call.ArrivedAt));
        Assert.Equal(SpokenTime.Of("We ask our colleagues."), call.Announced.Takes);
        Assert.Equal([QueueId.Default], call.LeftQueues);
        Assert.True(call.InQueueSince > call.ArrivedAt);
    }

    [Theory]
    [InlineData(false, EndReason.TurnedAway)]
    [InlineData(true, EndReason.ForwardedOnOverflow)]
    public void Whoever_is_turned_away_or_put_through_outside_is_no_call_of_ours_any_more(bool forwarded, EndReason reason)
    {
        var over = Overflow(Story.Waiting, forwarded ? new Destination.ToNumber("+12025550123") : new Destination.EndCall()).Then(DialFinished(LegId.Customer));
        Assert.Equal(reason, Assert.IsType<CallPhase.Ended>(over.Call.Phase).Reason);
        Assert.False(over.Call.HasLiveLegs);
        // Nothing that would cut off what they hear.
        Assert.DoesNotContain(over.Effects, effect => effect is CallEffect.EndLeg or CallEffect.StartTimer);
    }

    [Fact]
    public void Whoever_hangs_up_first_has_left_and_was_not_turned_away() =>
        Assert.Equal(EndReason.CustomerLeft, Assert.IsType<CallPhase.Ended>(Overflow(Story.Waiting, new Destination.EndCall()).Then(HungUp(LegId.Customer)).Call.Phase).Reason);

    [Fact]
    public void Only_whoever_waits_is_sent_on()
    {
        Assert.NotNull(Overflow(Ringing, new Destination.EndCall()).Refusal);
        Assert.NotNull(Overflow(Talking, new Destination.EndCall()).Refusal);
        Assert.NotNull(Overflow(Overflowing, new Destination.EndCall()).Refusal);
    }
}
