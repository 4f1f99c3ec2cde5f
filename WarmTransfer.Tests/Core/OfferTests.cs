using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>An offer to several agents at once.</summary>
public sealed class OfferTests
{
    private static readonly LegId L3 = new("L3");
    private const int Most = 5;

    [Fact]
    public void The_first_who_answers_has_the_call_and_the_others_are_called_off()
    {
        var story = RingingTwo.Then(AtDoor(L2));

        Assert.Equal(new CallPhase.Talking(L2), story.Call.Phase);
        Assert.Equal((true, L2), (story.Call[L1].Released, story.Call[L1].LostTo));
        Assert.Equal([new CallEffect.EndLeg(L1)], story.Effects);
    }

    [Fact]
    public void Whoever_answers_second_is_not_let_in() =>
        Assert.Equal(LegProgress.Answered, RingingTwo.Then(AtDoor(L2)).Then(AtDoor(L1)).Call[L1].Progress);

    [Fact]
    public void A_leg_that_was_not_dialled_yet_is_over_at_once_and_nobody_has_missed_it() => Assert.Equal(
        LegEnding.Canceled, Waiting.Then(new CallEvent.Intent.Offer(Agent1, $"")).Then(new CallEvent.Fact.RingTimedOut(L1)).Call[L1].Ending);

    [Fact]
    public void One_who_declines_leaves_the_others_ringing()
    {
        var story = RingingTwo.Then(Over(L1, LegEnding.Declined));

        Assert.Equal(new CallPhase.Offered([L2]), story.Call.Phase);
        Assert.Equal(RingingTwo.Call.PhaseSince, story.Call.PhaseSince);
        Assert.True(story.Call.PassedBy.ContainsKey(Agent1));
    }

    [Fact]
    public void When_all_have_let_it_go_by_the_customer_waits_again() =>
        Assert.IsType<CallPhase.Waiting>(RingingTwo.Then(Over(L1, LegEnding.Declined)).Then(Over(L2, LegEnding.NoAnswer)).Call.Phase);

    [Fact]
    public void Only_an_offer_that_says_so_rings_beside_another()
    {
        Assert.Equal(RefusalCode.Taken, Ringing.Then(new CallEvent.Intent.Offer(Agent2, $"")).Refusal?.Code);
        Assert.Equal(RefusalCode.Taken, Ringing.Then(new CallEvent.Intent.Offer(Agent1, $"", Also: true)).Refusal?.Code);
        Assert.Equal(RefusalCode.Taken, Talking.Then(new CallEvent.Intent.Offer(Agent2, $"", Also: true)).Refusal?.Code);
    }

    [Fact]
    public void A_supervisor_who_takes_the_call_stops_all_the_ringing()
    {
        var taken = RingingTwo.Then(Monitor(MonitorMode.Listen, L3)).Then(Joined(L3)).Then(new CallEvent.Intent.TakeOver(Boss, "complaint"));

        Assert.Equal(new CallPhase.Talking(L3), taken.Call.Phase);
        Assert.Equal([L1, L2], taken.Effects.OfType<CallEffect.EndLeg>().Select(effect => effect.Leg));
        Assert.All([L1, L2], leg => Assert.Equal(L3, taken.Call[leg].LostTo));
    }

    [Fact]
    public void A_supervisor_who_removes_one_of_several_lets_the_others_ring_on()
    {
        var removed = RingingTwo.Then(new CallEvent.Intent.Remove(Boss, L1));

        Assert.Equal(new CallPhase.Offered([L2]), removed.Call.Phase);
        Assert.Equal([new CallEffect.EndLeg(L1)], removed.Effects);
        Assert.Equal(new CallPhase.Waiting(), removed.Then(new CallEvent.Intent.Remove(Boss, L2)).Call.Phase);
    }

    [Fact]
    public void A_customer_who_leaves_stops_all_the_ringing() => Assert.Equal(
        [L1, L2], RingingTwo.Then(HungUp(LegId.Customer)).Effects.OfType<CallEffect.EndLeg>().Select(effect => effect.Leg));

    [Fact]
    public void There_is_one_winner_in_whatever_order_things_happen() => Gen.Select(Gen.Int[2, Most], Gen.Select(Gen.Int[0, Most - 1], Gen.Int[0, 5]).Array[1, 25]).Sample((rung, happenings) =>
    {
        var story = Enumerable.Range(1, rung).Aggregate(Waiting, (call, i) => call.Then(new CallEvent.Intent.Offer(new AgentId($"agent{i}"), $"ring all", Also: i > 1)));
        var (admitted, called) = (new HashSet<LegId>(), new List<LegId>());
        foreach (var (leg, what) in happenings)
        {
            story = story.Then(Happening(new LegId($"L{(leg % rung) + 1}"), what));
            admitted.UnionWith(story.Call.AgentLegs.Where(one => one.Progress == LegProgress.Admitted).Select(one => one.Id));
            called.AddRange(story.Effects.OfType<CallEffect.EndLeg>().Select(effect => effect.Leg));
        }

        Assert.True(admitted.Count <= 1, "Two were let in.");
        Assert.Equal(called.Distinct(), called);
        if (admitted.Count == 0) return;
        var winner = admitted.Single();
        Assert.DoesNotContain(winner, called);
        Assert.All(story.Call.AgentLegs.Where(one => one.Id != winner), loser => Assert.True(!loser.IsLive || (loser.Released && loser.LostTo == winner)));
    });

    private static CallEvent.Fact Happening(LegId leg, int what) => what switch
    {
        0 => Progress(leg, LegProgress.Dialled),
        1 => Progress(leg, LegProgress.Ringing),
        2 => AtDoor(leg),
        3 => Over(leg, LegEnding.Declined),
        4 => Over(leg, LegEnding.NoAnswer),
        _ => Progress(leg, LegProgress.Answered),
    };
}
