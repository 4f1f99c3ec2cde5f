using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class ColdTransferTests
{
    [Fact]
    public void The_first_agent_is_free_at_once_and_the_customer_hears_music_while_the_second_is_rung()
    {
        var story = Talking.Then(Cold(Agent1, Agent2));
        Assert.Equal(new CallPhase.Cold(L2, Agent1), story.Call.Phase);
        Assert.Contains(new CallEffect.EndRoom(1), story.Effects);
        Assert.Contains(new CallEffect.EndLeg(L1), story.Effects);
        Assert.Contains(new CallEffect.DialAgent(L2, Agent2), story.Effects);
    }

    [Fact]
    public void The_second_agent_takes_the_call_by_answering() => Assert.Equal(new CallPhase.Talking(L2), ColdRinging.Then(AtDoor(L2)).Call.Phase);

    [Fact]
    public void A_call_that_nobody_takes_goes_back_to_the_first_agent() =>
        Assert.Equal(new CallPhase.Waiting(Agent1), ColdRinging.Then(Over(L2, LegEnding.NoAnswer)).Call.Phase);

    [Fact]
    public void Or_the_customer_leaves_a_message_where_the_queue_wants_it()
    {
        var machine = new CallMachine(new CallPolicy { TakeMessages = [QueueId.Default] });
        var alone = ColdRinging.Then(new CallEvent.Fact.RoomEnded(1, EndedBy: null)).Then(Joined(LegId.Customer, room: 2));
        var step = machine.Apply(alone.Call, Over(L2, LegEnding.Declined), alone.Now);
        Assert.Equal((new CallPhase.Overflowing(2, ToVoicemail: true), L2), (step.Call.Phase, step.Call.LastFailure?.Leg));
        Assert.Equal([new CallEffect.TakeOut(2)], step.Effects);

        var asked = machine.Apply(step.Call, DialFinished(LegId.Customer, room: 2), alone.Now);
        Assert.Equal(EndReason.Voicemail, Assert.IsType<CallPhase.Ended>(asked.Call.Phase).Reason);
    }

    [Fact]
    public void Whoever_is_still_with_an_agent_is_asked_for_no_message() => Assert.Equal(new CallPhase.Talking(L1), new CallMachine(new CallPolicy { TakeMessages = [QueueId.Default] })
        .Apply(ConsultRinging.Call, Over(L2, LegEnding.Declined), ConsultRinging.Now).Call.Phase);

    [Fact]
    public void An_outside_number_is_dialled_if_it_is_on_the_list()
    {
        var machine = new CallMachine(new CallPolicy { Numbers = new NumberPlan { Allowed = ["+1202"], Classify = _ => Ordinary } });
        var step = machine.Apply(Talking.Call, new CallEvent.Intent.Consult(Agent1, new Target.Outside("+12025550199"), Briefing.None), Talking.Now);
        step = machine.Apply(step.Call, HoldAnswered(LegId.Customer, held: true), Talking.Now);
        Assert.Contains(new CallEffect.DialNumber(L2, "+12025550199"), step.Effects);
    }

    [Fact]
    public void An_agent_who_comes_back_in_time_has_the_customer_again()
    {
        var story = Lost.Then(DialFinished(LegId.Customer)).Then(new CallEvent.Intent.Rejoin(Agent1, "CA0000000000000000000000000000000R"));
        Assert.Equal(new CallPhase.Talking(L2), story.Call.Phase);
        Assert.Equal(LegProgress.Admitted, story.Call[L2].Progress);
    }

    [Fact]
    public void An_agent_who_comes_back_too_late_is_refused() => Assert.Equal(
        RefusalCode.Taken,
        (Lost with { Now = Lost.Now.AddMinutes(1) }).Then(new CallEvent.Fact.RejoinTimeUp(Agent1)).Then(new CallEvent.Intent.Rejoin(Agent1, "CA1")).Refusal!.Code);

    [Fact]
    public void Hanging_up_on_purpose_ends_the_call_and_is_not_taken_for_a_lost_browser() =>
        Assert.IsType<CallPhase.Ended>(Talking.Then(new CallEvent.Intent.HangUp(Agent1)).Then(HungUp(L1)).Call.Phase);

    [Fact]
    public void Hanging_up_in_a_three_way_call_completes_the_transfer() =>
        Assert.Equal(new CallPhase.Talking(L2), ThreeWay.Then(new CallEvent.Intent.HangUp(Agent1)).Call.Phase);
}
