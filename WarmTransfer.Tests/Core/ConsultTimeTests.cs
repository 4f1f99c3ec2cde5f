using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>A consultation has an end, whatever the two have still to say: the customer is on hold meanwhile.</summary>
public sealed class ConsultTimeTests
{
    private static readonly CallMachine Merging = new(new CallPolicy { MergeConsults = [QueueId.Default] });
    private static readonly CallMachine Brief = new(new CallPolicy { ConsultTimes = new Dictionary<QueueId, TimeSpan> { [QueueId.Default] = TimeSpan.FromMinutes(2) }.ToImmutableDictionary() });

    private static DateTimeOffset Until => Assert.IsType<CallPhase.Consulting>(Consulting.Call.Phase).Until!.Value;

    [Fact]
    public void It_begins_when_the_second_agent_is_there_and_a_timer_sees_to_its_end()
    {
        var door = ConsultRinging.Then(AtDoor(L2));
        Assert.Null(Assert.IsType<CallPhase.Consulting>(door.Call.Phase).Until);
        var (there, until) = (door.Then(Joined(L2)), door.Now.AddMinutes(10));
        Assert.Equal(until, Assert.IsType<CallPhase.Consulting>(there.Call.Phase).Until);
        Assert.Contains(new CallEffect.StartTimer(new CallEvent.Fact.ConsultTimeUp(L2), until), there.Effects);
    }

    [Fact]
    public void A_queue_may_have_a_time_of_its_own()
    {
        var ringing = ConsultRinging.Then(AtDoor(L2));
        var step = Brief.Apply(ringing.Call, Joined(L2), ringing.Now);
        Assert.Equal(ringing.Now.AddMinutes(2), Assert.IsType<CallPhase.Consulting>(step.Call.Phase).Until);
    }

    [Fact]
    public void Then_the_second_agent_goes_and_only_then_the_customer_is_off_hold()
    {
        var up = At(Until, Consulting).Then(new CallEvent.Fact.ConsultTimeUp(L2));
        Assert.Equal(new CallPhase.Talking(L1), up.Call.Phase);
        Assert.Equal([new CallEffect.EndLeg(L2)], up.Effects);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], up.Then(HungUp(L2)).Effects);
    }

    [Fact]
    public void Or_all_three_are_together_where_the_queue_wants_it()
    {
        var up = Merging.Apply(Consulting.Call, new CallEvent.Fact.ConsultTimeUp(L2), Until);
        Assert.Equal(new CallPhase.ThreeWay(L1, L2), up.Call.Phase);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], up.Effects);
    }

    [Fact]
    public void A_swap_takes_nothing_from_its_time()
    {
        var swapped = Consulting.Then(new CallEvent.Intent.Swap(Agent1)).Then(HoldAnswered(L2, held: true)).Then(HoldAnswered(LegId.Customer, held: false));
        Assert.Equal(Until, Assert.IsType<CallPhase.Consulting>(swapped.Call.Phase).Until);
        Assert.Equal(new CallPhase.Talking(L1), At(Until, swapped).Then(new CallEvent.Fact.ConsultTimeUp(L2)).Call.Phase);
    }

    [Fact]
    public void A_timer_that_comes_early_or_after_its_consultation_ends_nothing()
    {
        Assert.IsType<CallPhase.Consulting>(At(Until.AddSeconds(-1), Consulting).Then(new CallEvent.Fact.ConsultTimeUp(L2)).Call.Phase);
        var merged = Consulting.Then(new CallEvent.Intent.Merge(Agent1));
        Assert.Equal(merged.Call.Phase, At(Until, merged).Then(new CallEvent.Fact.ConsultTimeUp(L2)).Call.Phase);
    }

    [Fact]
    public void A_timer_that_is_lost_is_made_up_for_by_whatever_happens_next() =>
        Assert.Equal(new CallPhase.Talking(L1), At(Until.AddSeconds(1), Consulting).Then(new CallEvent.Fact.ParticipantFlags(Sid(L1), 1, Muted: true, Held: false, Sequence: 9)).Call.Phase);

    private static Story At(DateTimeOffset now, Story story) => story with { Now = now };
}
