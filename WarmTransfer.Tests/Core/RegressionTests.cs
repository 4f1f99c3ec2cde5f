using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>What the simulation has found, each as the shortest story that shows it.</summary>
public sealed class RegressionTests
{
    [Fact]
    public void An_agent_who_had_come_back_is_free_when_the_call_is_over_although_nobody_reports_on_that_leg()
    {
        var back = Lost.Then(DialFinished(LegId.Customer)).Then(new CallEvent.Intent.Rejoin(Agent1, Sid(L2))).Then(Joined(L2, room: 2));
        var over = back.Then(DialFinished(LegId.Customer, room: 2, hungUp: true)).Then(DialFinished(L2, room: 2));
        Assert.False(over.Call[L2].IsLive);
    }

    [Fact]
    public void An_agent_who_enters_just_as_the_room_ends_is_sent_after_the_customer()
    {
        var alone = DiallingIn.Then(HungUp(L1)).Then(AtDoor(L2)).Then(Joined(L2));
        Assert.Contains(new CallEffect.EndRoom(1), alone.Then(new CallEvent.Fact.RoomEnded(1, EndedBy: null)).Effects);
    }

    [Fact]
    public void Whoever_ends_before_they_were_in_any_room_does_not_end_the_call_and_whoever_hangs_up_in_it_does()
    {
        var alone = OutsiderRinging.Then(AtDoor(L2)).Then(HungUp(L1));
        Assert.IsType<CallPhase.Waiting>(alone.Then(HungUp(L2)).Call.Phase);
        Assert.IsType<CallPhase.Ended>(alone.Then(new CallEvent.Fact.ParticipantLeft(Sid(L2), 1, HungUp: true)).Call.Phase);
    }

    [Fact]
    public void A_request_that_comes_again_when_its_leg_is_over_brings_nobody_in()
    {
        var monitored = Monitored.Then(HungUp(L2));
        Assert.Equal(RefusalCode.Taken, monitored.Then(Monitor(MonitorMode.Whisper)).Refusal?.Code);

        var back = Lost.Then(DialFinished(LegId.Customer)).Then(new CallEvent.Intent.Rejoin(Agent1, Sid(L2))).Then(Joined(L2, room: 2)).Then(HungUp(L2));
        Assert.IsType<CallPhase.Rejoining>(back.Call.Phase);
        Assert.Equal(RefusalCode.Taken, back.Then(new CallEvent.Intent.Rejoin(Agent1, Sid(L2))).Refusal?.Code);
    }

    [Fact]
    public void A_report_of_muting_that_overtakes_the_one_of_joining_is_not_lost()
    {
        var muted = Ringing.Then(AtDoor(L1)).Then(new CallEvent.Fact.ParticipantFlags(Sid(L1), 1, Muted: true, Held: false, 5)).Then(Joined(L1));
        Assert.True(muted.Call[L1].Muted);
        Assert.True(muted.Call[L1].IsIn(1));
    }

    [Fact]
    public void A_customer_whom_the_second_agent_leaves_before_the_first_is_there_is_moved_to_music()
    {
        var ownerMissing = Ringing.Then(AtDoor(L1)).Then(DialIn(Agent1, Agent2)).Then(AtDoor(L2)).Then(Joined(L2));
        var alone = ownerMissing.Then(HungUp(L2));
        Assert.Equal(new CallPhase.Talking(L1), alone.Call.Phase);
        Assert.Contains(new CallEffect.EndRoom(1), alone.Effects);
        Assert.Equal(2, alone.Call.Room);
    }

    [Fact]
    public void A_customer_stays_on_hold_until_somebody_is_there()
    {
        var held = Ringing.Then(AtDoor(L1)).Then(new CallEvent.Intent.Hold(Agent1)).Then(HoldAnswered(LegId.Customer, held: true));
        var resumed = held.Then(new CallEvent.Intent.Resume(Agent1));
        Assert.Empty(resumed.Effects);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, Held: false)], resumed.Then(Joined(L1)).Effects);
    }

    [Fact]
    public void A_customer_who_has_fallen_out_of_a_call_that_is_over_is_told_goodbye()
    {
        var over = Talking.Then(new CallEvent.Intent.End(Agent1)).Then(new CallEvent.Fact.ParticipantLeft(Sid(LegId.Customer), 1, HungUp: false));
        Assert.Equal([new CallEffect.RedirectLeg(LegId.Customer, 1)], over.Then(new CallEvent.Fact.FoundOutside(LegId.Customer)).Effects);
    }
}
