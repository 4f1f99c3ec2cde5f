using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>Twilio has people in the call's conference of whom nothing is known here: the database was restored from an older copy.</summary>
public sealed class FoundParticipantsTests
{
    private static readonly LegId L3 = new("L3");
    private static readonly ParticipantAtTwilio Customer = There(LegId.Customer);

    [Fact]
    public void An_agent_who_talks_with_a_customer_whom_we_took_to_be_waiting_has_the_call()
    {
        var found = Waiting.Then(Found(1, Customer, Unknown("A", Agent1)));

        var talking = Assert.IsType<CallPhase.Talking>(found.Call.Phase);
        Assert.Equal((Agent1, LegProgress.Admitted, true), (found.Call[talking.Owner].Agent, found.Call[talking.Owner].Progress, found.Call[talking.Owner].IsIn(1)));
        Assert.NotNull(found.Call.AnsweredAt);
        Assert.DoesNotContain(found.Effects, effect => effect is CallEffect.EndRoom or CallEffect.SetHold or CallEffect.DialAgent);
    }

    [Fact]
    public void The_agent_is_on_the_call_from_then_on()
    {
        var after = Waiting.Then(Found(1, Customer, Unknown("A", Agent1))).Call;
        Assert.Equal([(Agent1, (AgentEvent)new AgentEvent.FoundOnCall(Id, L1, Monitoring: false))], AgentConsequences.Between(Waiting.Call, after));
    }

    [Fact]
    public void Whatever_else_we_took_the_agent_to_be_doing_is_forgotten()
    {
        var elsewhere = new Agent { Id = Agent1, Name = "Ann", IdleSince = Start, Engagement = new Engagement(new CallId("CA9"), L2, Talking: true, Start) };
        var (found, refusal) = new AgentMachine(new AgentPolicy()).Apply(elsewhere, new AgentEvent.FoundOnCall(Id, L1, Monitoring: false), Start);
        Assert.Equal((null, new Engagement(Id, L1, Talking: true, Start)), (refusal, found.Engagement));
    }

    [Fact]
    public void A_phone_that_rings_for_the_customer_is_called_off()
    {
        var found = Ringing.Then(Found(1, Customer, Unknown("A", Agent2)));
        Assert.Equal(L2, found.Call.Phase.OwnerLeg);
        Assert.Contains(new CallEffect.EndLeg(L1), found.Effects);
    }

    [Fact]
    public void A_customer_whom_an_agent_has_put_on_hold_stays_there()
    {
        var found = Waiting.Then(Found(1, Customer with { Held = true }, Unknown("A", Agent1)));
        Assert.True(Assert.IsType<CallPhase.Talking>(found.Call.Phase).OnHold);
        Assert.DoesNotContain(found.Effects, effect => effect is CallEffect.SetHold);
    }

    [Fact]
    public void Who_has_taken_the_call_over_is_not_parted_from_the_customer_when_the_earlier_owner_turns_out_to_be_gone()
    {
        var found = Talking.Then(Found(1, Customer, Unknown("A", Agent2)));
        Assert.Equal(Agent2, found.Call[found.Call.Phase.OwnerLeg!.Value].Agent);

        var gone = found.Then(HungUp(L1));

        Assert.Equal(L2, gone.Call.Phase.OwnerLeg);
        Assert.DoesNotContain(gone.Effects, effect => effect is CallEffect.EndRoom);
    }

    [Theory]
    [InlineData(true, false, typeof(CallPhase.Consulting))]
    [InlineData(false, true, typeof(CallPhase.Consulting))]
    [InlineData(false, false, typeof(CallPhase.ThreeWay))]
    public void Owner_and_second_agent_go_on_as_they_are(bool customerHeld, bool secondHeld, Type phase)
    {
        var found = Talking.Then(Found(1, Customer with { Held = customerHeld }, There(L1), Unknown("A", Agent2) with { Held = secondHeld }));

        var transfer = Assert.IsType<CallPhase.Transfer>(found.Call.Phase, exactMatch: false);
        Assert.Equal((phase, L1, L2), (transfer.GetType(), transfer.Owner, transfer.Second));
        Assert.DoesNotContain(found.Effects, effect => effect is CallEffect.SetHold);
    }

    [Fact]
    public void A_supervisor_who_listens_goes_on_unheard_and_changes_nothing_else()
    {
        var found = Talking.Then(Found(1, Customer, There(L1), Unknown("A", Boss) with { Muted = true }));
        Assert.Equal((Talking.Call.Phase, MonitorMode.Listen, true), (found.Call.Phase, found.Call[L2].Monitoring!.Value, found.Call[L2].Muted));
        Assert.DoesNotContain(found.Effects, effect => effect is CallEffect.SetCoaching);
    }

    [Fact]
    public void A_supervisor_who_whispers_goes_on_whispering()
    {
        var found = Talking.Then(Found(1, Customer, There(L1), Unknown("A", Boss) with { Coaching = Sid(L1) }));
        Assert.Equal(MonitorMode.Whisper, found.Call[L2].Monitoring);
        Assert.DoesNotContain(found.Effects, effect => effect is CallEffect.SetCoaching);
    }

    [Fact]
    public void Whoever_speaks_beside_owner_and_second_agent_has_joined_in_as_a_supervisor()
    {
        var found = ThreeWay.Then(Found(1, Customer, There(L1), There(L2), Unknown("A", Boss)));
        Assert.Equal((ThreeWay.Call.Phase, MonitorMode.Barge), (found.Call.Phase, found.Call[L3].Monitoring!.Value));
    }

    [Fact]
    public void An_agent_who_has_come_back_on_another_leg_is_on_that_one_and_nobody_is_moved()
    {
        var found = Talking.Then(Found(1, Customer, Unknown("A", Agent1)));
        Assert.Equal((false, L2), (found.Call[L1].IsLive, found.Call.Phase.OwnerLeg!.Value));
        Assert.DoesNotContain(found.Effects, effect => effect is CallEffect.EndRoom);
        Assert.Collection(AgentConsequences.Between(Talking.Call, found.Call),
            freed => Assert.IsType<AgentEvent.Freed>(freed.Event), back => Assert.Equal(new AgentEvent.FoundOnCall(Id, L2, Monitoring: false), back.Event));
    }

    [Fact]
    public void A_later_room_is_where_the_call_goes_on()
    {
        var found = Talking.Then(Found(2, Customer, Unknown("A", Agent2)));
        Assert.Equal((2, L2, true), (found.Call.Room, found.Call.Phase.OwnerLeg!.Value, found.Call.Customer.IsIn(2)));
        Assert.Equal(2, Talking.Then(Joined(LegId.Customer, room: 2)).Call.Room);
    }

    [Fact]
    public void Somebody_outside_who_has_the_call_ends_it_by_hanging_up()
    {
        var outside = Unknown("A", Agent1) with { Party = new Target.Outside("+15550100099") };
        var found = Waiting.Then(Found(1, Customer, outside));
        Assert.Equal("+15550100099", found.Call[L1].Number);
        Assert.Equal(new CallPhase.Ended(EndReason.AgentLeft, found.Now), found.Then(new CallEvent.Fact.LegEnded(L1, outside.Sid, LegEnding.HungUp)).Call.Phase);
    }

    [Fact]
    public void Whose_callbacks_name_a_leg_by_the_number_of_another_is_told_apart_by_its_sid()
    {
        // Here L1 is agent 1; at Twilio, agent 2's callbacks carry that number from a time that was forgotten.
        var stranger = Unknown("A", Agent2);
        var found = Talking.Then(Found(1, Customer, There(L1), stranger));

        var over = found.Then(new CallEvent.Fact.LegEnded(L1, stranger.Sid, LegEnding.HungUp));

        Assert.Equal((true, false), (over.Call[L1].IsLive, over.Call[L2].IsLive));
        Assert.Equal(new CallPhase.Talking(L1), over.Call.Phase);
    }

    [Fact]
    public void Whose_sid_is_known_nowhere_changes_no_leg_of_the_number_that_it_names() =>
        Assert.Equal(Talking.Call, Talking.Then(new CallEvent.Fact.LegEnded(L1, "CA000000000000000000000000000000UZ", LegEnding.HungUp)).Call);

    [Fact]
    public void Who_is_not_known_is_the_first_thing_that_a_comparison_tells()
    {
        var there = new ConferenceAtTwilio(1, "CF00000000000000000000000000000009", [Customer, Unknown("A", Agent2)]);
        var seen = new CallAtTwilio(Start, [there], [new(Id.Value, LegProgress.Answered), new(Sid(L1), LegProgress.Ended, LegEnding.HungUp)]);

        var told = CallDifferences.Compare(Talking.Call, seen).ToList();

        Assert.Equal([typeof(CallEvent.Fact.ParticipantsFound), typeof(CallEvent.Fact.LegEnded)], told.Select(fact => fact.GetType()));
        var healed = told.Aggregate(Talking, (story, fact) => story.Then(fact));
        Assert.Equal(L2, healed.Call.Phase.OwnerLeg);
        Assert.DoesNotContain(CallDifferences.Compare(healed.Call, seen), fact => fact is CallEvent.Fact.ParticipantsFound);
    }
}
