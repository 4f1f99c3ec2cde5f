using System.Xml.Linq;
using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class MonitoringTests
{
    private static readonly LegId L3 = new("L3");
    private static readonly CallEvent TakeOver = new CallEvent.Intent.TakeOver(Boss, "complaint");
    private static readonly Documents Documents = new(new CallUrls(new Uri("https://desk.example")), new LiveQueues(Queues.One), new());

    private static Story Whispering => Monitored.Then(Mode(MonitorMode.Whisper)).Then(CoachingAnswered(L2, CoachingFlags.Only(Sid(L1))));

    private static Story Barging => Monitored.Then(Mode(MonitorMode.Barge)).Then(CoachingAnswered(L2, CoachingFlags.Open));

    [Theory]
    [InlineData(MonitorMode.Listen)]
    [InlineData(MonitorMode.Whisper)]
    [InlineData(MonitorMode.Barge)]
    public void Every_supervisor_enters_muted_and_neither_starts_nor_ends_the_conference(MonitorMode mode)
    {
        var conference = XDocument.Parse(Documents.Connect(Talking.Then(Monitor(mode)).Call, L2)).Descendants("Conference").Single();
        Assert.Equal("true", conference.Attribute("muted")!.Value);
        Assert.Equal("false", conference.Attribute("startConferenceOnEnter")!.Value);
        Assert.Equal("false", conference.Attribute("endConferenceOnExit")!.Value);
        Assert.Null(conference.Attribute("coach"));
    }

    [Fact]
    public void A_listener_is_left_as_they_came() => Assert.Empty(Monitored.Effects);

    [Fact]
    public void A_listener_hears_everybody_and_is_heard_by_nobody()
    {
        Assert.Equal([LegId.Customer, L1], Heard(Monitored, L2));
        Assert.DoesNotContain(L2, Heard(Monitored, L1).Concat(Heard(Monitored, LegId.Customer)));
    }

    [Fact]
    public void A_whisper_is_heard_by_the_owner_alone()
    {
        Assert.Equal([new CallEffect.SetCoaching(L2, 1)], Monitored.Then(Mode(MonitorMode.Whisper)).Effects);
        Assert.Contains(L2, Heard(Whispering, L1));
        Assert.DoesNotContain(L2, Heard(Whispering, LegId.Customer));
    }

    [Fact]
    public void A_supervisor_who_speaks_is_heard_by_all()
    {
        Assert.Contains(L2, Heard(Barging, L1));
        Assert.Contains(L2, Heard(Barging, LegId.Customer));
    }

    [Fact]
    public void Back_to_listening_is_the_same_leg_and_silent()
    {
        var back = Barging.Then(Mode(MonitorMode.Listen));
        Assert.Equal([new CallEffect.SetCoaching(L2, 1)], back.Effects);
        Assert.Equal(CoachingFlags.Silent, Coaching.Wanted(back.Call, back.Call[L2]));
        Assert.Equal(Barging.Call.Legs.Count, back.Call.Legs.Count);
    }

    [Fact]
    public void Somebody_who_unmutes_a_listener_behind_our_back_is_corrected() => Assert.Equal(
        [new CallEffect.SetCoaching(L2, 1)], Monitored.Then(new CallEvent.Fact.ParticipantFlags(Sid(L2), 1, Muted: false, Held: false, Sequence: 3)).Effects);

    [Fact]
    public void A_whisper_follows_the_call_to_the_second_agent()
    {
        var story = Whispering.Then(DialIn(Agent1, Agent2)).Then(AtDoor(L3)).Then(Joined(L3));
        Assert.Equal(CoachingFlags.Only(Sid(L1)), Coaching.Wanted(story.Call, story.Call[L2]));
        var after = story.Then(new CallEvent.Intent.Leave(Agent1));
        Assert.Contains(new CallEffect.SetCoaching(L2, 1), after.Effects);
        Assert.Equal(CoachingFlags.Only(Sid(L3)), Coaching.Wanted(after.Call, after.Call[L2]));
    }

    [Fact]
    public void A_whisper_without_an_owner_is_silence()
    {
        var waiting = Waiting.Then(Monitor(MonitorMode.Whisper, L1)).Then(Joined(L1));
        Assert.Empty(waiting.Effects);
        Assert.Equal(CoachingFlags.Silent, Coaching.Wanted(waiting.Call, waiting.Call[L1]));
    }

    [Fact]
    public void When_the_room_ends_the_supervisor_goes_with_the_others_into_the_next()
    {
        var next = Monitored.Then(HungUp(L1)).Then(new CallEvent.Fact.RoomEnded(1, null)).Then(DialFinished(L2));
        Assert.True(next.Call[L2].IsLive);
        Assert.Equal($"{Id.Value}-2", XDocument.Parse(Documents.Next(next.Call, L2)).Descendants("Conference").Single().Value);
    }

    [Fact]
    public void A_supervisor_who_hears_of_the_end_first_asks_again_and_opens_no_room()
    {
        var early = Monitored.Then(DialFinished(L2));
        Assert.Empty(early.Effects);
        Assert.Empty(XDocument.Parse(Documents.Next(early.Call, L2)).Descendants("Conference"));
        Assert.NotEmpty(XDocument.Parse(Documents.Next(early.Then(new CallEvent.Fact.RoomEnded(1, null)).Call, L2)).Descendants("Conference"));
    }

    [Fact]
    public void A_supervisor_whose_room_ends_before_anybody_else_has_come_takes_the_call_on_to_the_next()
    {
        var early = Monitored.Then(HungUp(L1)).Then(DialFinished(LegId.Customer)).Then(DialFinished(L2)).Then(Joined(L2, room: 2));
        var next = early.Then(DialFinished(L2, room: 2));
        Assert.Equal([new CallEffect.EndRoom(2)], next.Effects);
        Assert.Equal($"{Id.Value}-3", XDocument.Parse(Documents.Next(next.Call, L2)).Descendants("Conference").Single().Value);
    }

    [Fact]
    public void A_supervisor_who_leaves_changes_nothing_for_the_others()
    {
        var left = Monitored.Then(HungUp(L2));
        Assert.Empty(left.Effects);
        Assert.Equal(new CallPhase.Talking(L1), left.Call.Phase);
    }

    [Fact]
    public void Only_whoever_takes_part_changes_how() => Assert.Equal(RefusalCode.NotYourCall, Talking.Then(Mode(MonitorMode.Barge)).Refusal!.Code);

    [Fact]
    public void A_supervisor_who_is_let_go_says_no_last_word_when_the_request_comes_late()
    {
        var gone = Monitored.Then(Mode(MonitorMode.Whisper)).Then(new CallEvent.Intent.StopMonitoring(Boss));
        Assert.Equal(CoachingFlags.Silent, Coaching.Wanted(gone.Call, gone.Call[L2]));
        var over = Monitored.Then(Mode(MonitorMode.Whisper)).Then(new CallEvent.Intent.End(Agent1));
        Assert.Equal(CoachingFlags.Silent, Coaching.Wanted(over.Call, over.Call[L2]));
    }

    [Fact]
    public void A_supervisor_who_was_never_let_in_is_fetched_back_into_the_same_room()
    {
        var found = Talking.Then(Monitor(MonitorMode.Listen)).Then(new CallEvent.Fact.FoundOutside(L2));
        Assert.Equal([new CallEffect.RedirectLeg(L2, 0)], found.Effects);
        var asked = found.Then(DialFinished(L2, room: 0));
        Assert.Empty(asked.Effects);
        Assert.Equal(Id.Value, XDocument.Parse(Documents.Next(asked.Call, L2)).Descendants("Conference").Single().Value);
    }

    [Fact]
    public void Taking_over_from_an_owner_who_is_not_there_yet_brings_customer_and_supervisor_into_the_next_room()
    {
        var taken = Ringing.Then(AtDoor(L1)).Then(Monitor(MonitorMode.Listen)).Then(Joined(L2)).Then(TakeOver);
        Assert.Equal(new CallPhase.Talking(L2), taken.Call.Phase);
        Assert.Equal([new CallEffect.EndLeg(L1), new CallEffect.EndRoom(1), new CallEffect.SetCoaching(L2, 1)], taken.Effects);
    }

    [Fact]
    public void A_supervisor_who_listens_is_no_company_for_a_customer_on_hold()
    {
        var held = Talking.Then(new CallEvent.Intent.Hold(Agent1)).Then(HoldAnswered(LegId.Customer, held: true)).Then(Monitor(MonitorMode.Listen)).Then(Joined(L2));
        Assert.NotEmpty(held.Then(new CallEvent.Intent.Resume(Agent1)).Effects);
        var alone = held.Then(new CallEvent.Fact.ParticipantLeft(Sid(L1), 1, HungUp: false));
        Assert.Empty(alone.Then(new CallEvent.Intent.Resume(Agent1)).Effects);
    }

    [Fact]
    public void A_customer_with_nobody_but_a_listener_is_moved_to_music()
    {
        var between = Talking.Then(DialFinished(L1)).Then(DialFinished(LegId.Customer)).Then(Joined(LegId.Customer, room: 2)).Then(Monitor(MonitorMode.Listen)).Then(Joined(L2, room: 2));
        Assert.Equal(2, between.Call.Room);
        var alone = between.Then(Joined(L1, room: 2)).Then(DialIn(Agent1, Agent2)).Then(AtDoor(L3)).Then(new CallEvent.Fact.ParticipantLeft(Sid(L1), 2, HungUp: true));
        Assert.Equal(L3, Assert.IsType<CallPhase.Talking>(alone.Call.Phase).Owner);
        Assert.Contains(new CallEffect.EndRoom(2), alone.Effects);
    }

    [Fact]
    public void Nobody_takes_part_twice() => Assert.Equal(RefusalCode.Taken, Monitored.Then(Monitor(MonitorMode.Listen, L3)).Refusal!.Code);

    [Fact]
    public void Taking_over_releases_the_owner_only_when_customer_and_supervisor_hear_each_other()
    {
        var asked = Monitored.Then(TakeOver);
        Assert.Equal([new CallEffect.SetCoaching(L2, 1)], asked.Effects);
        var taken = asked.Then(CoachingAnswered(L2, CoachingFlags.Open));
        Assert.Equal(new CallPhase.Talking(L2), taken.Call.Phase);
        Assert.Equal([new CallEffect.SetEndsRoom(L2, 1, true), new CallEffect.EndLeg(L1)], taken.Effects);
    }

    [Fact]
    public void Taking_over_a_consultation_calls_the_second_agent_off_and_the_customer_back()
    {
        var asked = Consulting.Then(Monitor(MonitorMode.Barge, L3)).Then(Joined(L3)).Then(CoachingAnswered(L3, CoachingFlags.Open)).Then(TakeOver);
        Assert.Contains(new CallEffect.EndLeg(L2), asked.Effects);
        var alone = asked.Then(HungUp(L2));
        Assert.Contains(new CallEffect.SetHold(LegId.Customer, 1, false), alone.Effects);
        Assert.Equal(new CallPhase.Talking(L3), alone.Then(HoldAnswered(LegId.Customer, held: false)).Call.Phase);
    }

    [Fact]
    public void Taking_over_a_waiting_customer_brings_both_into_the_next_room()
    {
        var taken = Waiting.Then(Monitor(MonitorMode.Listen, L1)).Then(Joined(L1)).Then(TakeOver);
        Assert.Contains(new CallEffect.EndRoom(1), taken.Effects);
        var conference = XDocument.Parse(Documents.Next(taken.Then(new CallEvent.Fact.RoomEnded(1, null)).Call, L1)).Descendants("Conference").Single();
        Assert.Equal("true", conference.Attribute("startConferenceOnEnter")!.Value);
    }

    [Fact]
    public void The_owner_cannot_call_off_a_supervisor_who_takes_over() => Assert.NotNull(Monitored.Then(TakeOver).Then(new CallEvent.Intent.Cancel(Agent1)).Refusal);

    [Fact]
    public void An_owner_who_is_lost_while_a_supervisor_takes_over_leaves_the_customer_to_the_supervisor() =>
        Assert.Equal(new CallPhase.Talking(L2), Monitored.Then(TakeOver).Then(HungUp(L1)).Call.Phase);

    [Fact]
    public void The_last_agent_is_not_removed_without_a_word_on_the_customer() => Assert.Equal(
        RefusalCode.WrongPhase, Talking.Then(new CallEvent.Intent.Remove(Boss, L1)).Refusal!.Code);

    [Fact]
    public void A_customer_whose_agent_is_removed_is_first_in_line_again_with_music()
    {
        var removed = Talking.Then(new CallEvent.Intent.Remove(Boss, L1, CustomerFate.Requeue));
        Assert.IsType<CallPhase.Waiting>(removed.Call.Phase);
        Assert.Equal([new CallEffect.EndLeg(L1), new CallEffect.EndRoom(1)], removed.Effects);
    }

    [Fact]
    public void An_owner_who_is_removed_from_three_hands_over() =>
        Assert.Equal(new CallPhase.Talking(L2), ThreeWay.Then(new CallEvent.Intent.Remove(Boss, L1)).Call.Phase);

    [Fact]
    public void The_customer_is_never_removed() => Assert.NotNull(Talking.Then(new CallEvent.Intent.Remove(Boss, LegId.Customer, CustomerFate.End)).Refusal);

    [Fact]
    public void One_supervisor_accepts_a_help_request_and_the_next_reads_that()
    {
        var raised = Talking.Then(new CallEvent.Intent.RequestHelp(Agent1));
        var claimed = raised.Then(new CallEvent.Intent.AcceptHelpRequest(Boss));
        Assert.Equal(Boss, claimed.Call.HelpRequest!.Claimed);
        Assert.Equal(RefusalCode.Taken, claimed.Then(new CallEvent.Intent.AcceptHelpRequest(new AgentId("supervisor2"))).Refusal!.Code);
    }

    [Fact]
    public void A_help_request_is_withdrawn_when_its_agent_leaves() => Assert.Null(Talking.Then(new CallEvent.Intent.RequestHelp(Agent1)).Then(HungUp(L1)).Call.HelpRequest);

    [Fact]
    public void A_supervisor_is_busy_while_they_take_part_and_has_no_wrap_up_after()
    {
        Assert.Equal([(Boss, new AgentEvent.Monitors(Id, L2))], AgentConsequences.Between(Talking.Call, Talking.Then(Monitor(MonitorMode.Listen)).Call));
        var agents = new AgentMachine(new AgentPolicy());
        var boss = agents.Apply(new Agent { Id = Boss, Name = "Boss", ReachableUntil = Start.AddHours(1) }, new AgentEvent.Monitors(Id, L2), Start).Agent;
        Assert.Equal(AgentState.Monitoring, boss.StateAt(Start));
        Assert.Equal(AgentState.Available, agents.Apply(boss, new AgentEvent.Freed(Id, L2, LegEnding.HungUp), Start).Agent.StateAt(Start));
    }

    [Fact]
    public void Whoever_takes_over_is_on_the_call_from_then_on() => Assert.Contains(
        (Boss, new AgentEvent.TookCall(Id, L2)), AgentConsequences.Between(Monitored.Call, Monitored.Then(TakeOver).Call));

    private static CallEvent.Intent.ChangeMonitorMode Mode(MonitorMode mode) => new(Boss, mode);

    private static ImmutableArray<LegId> Heard(Story story, LegId by) => AudioMap.Of(story.Call).Single(hearing => hearing.Leg == by).Hears;
}
