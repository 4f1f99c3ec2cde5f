using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class CallDifferencesTests
{
    private const string Conference = "CF00000000000000000000000000000001";

    [Fact]
    public void Nothing_missed_is_nothing_to_post() => Assert.Empty(Compare(Talking, Seen(In(1, LegId.Customer, L1), Up(LegId.Customer), Up(L1))));

    [Fact]
    public void A_leg_that_has_ended_unheard_is_reported_with_its_ending() =>
        Assert.Equal([Over(L1, LegEnding.NoAnswer)], Compare(Ringing, Seen(In(1, LegId.Customer), Up(LegId.Customer), Ended(L1, LegEnding.NoAnswer))));

    [Fact]
    public void A_customer_who_has_hung_up_unheard_ends_the_call() => Assert.True(
        Heal(Talking, Seen(In(1, L1), Ended(LegId.Customer, LegEnding.HungUp), Up(L1))).Call.IsOver);

    [Fact]
    public void A_participant_who_joined_unheard_is_in_the_room()
    {
        var healed = Heal(Ringing.Then(AtDoor(L1)), Seen(In(1, LegId.Customer, L1), Up(LegId.Customer), Up(L1)));
        Assert.True(healed.Call[L1].IsIn(1));
        Assert.Equal(Conference, healed.Call.Conferences[1]);
    }

    [Fact]
    public void A_participant_who_left_unheard_is_in_the_room_no_more() =>
        Assert.False(Heal(Talking, Seen(In(1, LegId.Customer), Up(LegId.Customer), Up(L1))).Call[L1].IsIn(1));

    [Fact]
    public void A_hold_that_nobody_asked_for_is_taken_back() => Assert.Contains(
        new CallEffect.SetHold(LegId.Customer, 1, Held: false),
        Heal(Talking, Seen(In(1, held: true, LegId.Customer, L1), Up(LegId.Customer), Up(L1))).Effects);

    [Fact]
    public void A_hold_that_was_asked_for_is_left_to_the_answer() => Assert.DoesNotContain(
        Compare(Holding, Seen(In(1, held: true, LegId.Customer, L1), Up(LegId.Customer), Up(L1))), fact => fact is CallEvent.Fact.ParticipantFlags { Sid: var sid } && sid == Id.Value);

    [Fact]
    public void Somebody_in_a_room_that_the_call_has_left_is_sent_after_the_others()
    {
        var moved = Talking.Then(DialFinished(LegId.Customer));
        Assert.Contains(new CallEffect.EndRoom(1), Heal(moved, Seen(In(1, L1), Up(LegId.Customer), Up(L1))).Effects);
    }

    [Fact]
    public void A_customer_who_is_in_no_room_at_two_looks_is_rescued()
    {
        var seen = Seen(In(1, L1), Up(LegId.Customer), Up(L1));
        Assert.DoesNotContain(Compare(Talking, seen), fact => fact is CallEvent.Fact.FoundOutside);
        Assert.Contains(new CallEffect.RedirectLeg(LegId.Customer, 1), Heal(Talking, seen, earlier: seen).Effects);
    }

    [Fact]
    public void A_second_agent_who_is_kept_out_for_privacy_is_not_rescued()
    {
        var door = Holding.Then(AtDoor(L2));
        var seen = Seen(In(1, LegId.Customer, L1), Up(LegId.Customer), Up(L1), Up(L2));
        Assert.Empty(Heal(door, seen, earlier: seen).Effects);
    }

    [Fact]
    public void A_leg_that_was_given_up_and_is_still_there_is_ended()
    {
        var given = Ringing.Then(new CallEvent.Fact.RingTimedOut(L1));
        var seen = Seen(In(1, LegId.Customer), Up(LegId.Customer), new LegAtTwilio(Sid(L1), LegProgress.Ringing));
        Assert.Equal([new CallEffect.EndLeg(L1)], Heal(given, seen, earlier: seen).Effects);
    }

    [Fact]
    public void A_new_owner_whose_leg_is_over_unheard_has_not_left_on_purpose_as_far_as_anybody_knows()
    {
        var healed = Heal(HandedOver, Seen(Up(LegId.Customer), Ended(L2, LegEnding.HungUp)));
        Assert.Equal(Agent2, Assert.IsType<CallPhase.Rejoining>(healed.Call.Phase).Agent);
        Assert.Contains(new CallEffect.EndRoom(1), healed.Effects);
    }

    [Fact]
    public void Both_agents_of_an_introduction_lost_unheard_leave_the_customer_with_music()
    {
        var healed = Heal(ThreeWay, Seen(Up(LegId.Customer), Ended(L1, LegEnding.HungUp), Ended(L2, LegEnding.HungUp)));
        Assert.IsType<CallPhase.Rejoining>(healed.Call.Phase);
    }

    private static IEnumerable<CallEvent.Fact> Compare(Story story, CallAtTwilio seen) => CallDifferences.Compare(story.Call, seen);

    private static Story Heal(Story story, CallAtTwilio seen, CallAtTwilio? earlier = null) =>
        CallDifferences.Compare(story.Call, seen, earlier).Aggregate(story with { Effects = [] }, (healed, fact) =>
        {
            var next = healed.Then(fact);
            return next with { Effects = healed.Effects.AddRange(next.Effects) };
        });

    private static CallAtTwilio Seen(ConferenceAtTwilio room, params LegAtTwilio[] legs) => new(Start.AddMinutes(1), [room], [.. legs]);

    private static CallAtTwilio Seen(params LegAtTwilio[] legs) => new(Start.AddMinutes(1), [], [.. legs]);

    private static ConferenceAtTwilio In(int room, params LegId[] legs) => In(room, held: false, legs);

    // Only the first is on hold.
    private static ConferenceAtTwilio In(int room, bool held, params LegId[] legs) =>
        new(room, Conference, [.. legs.Select((leg, i) => new ParticipantAtTwilio(Sid(leg), Muted: false, held && i == 0))]);

    private static LegAtTwilio Up(LegId leg) => new(Sid(leg), LegProgress.Answered);

    private static LegAtTwilio Ended(LegId leg, LegEnding ending) => new(Sid(leg), LegProgress.Ended, ending);
}
