using System.Collections.Immutable;
using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>What the machine has recorded, paused and told; on a queue that records all its calls.</summary>
public sealed class RecordingStoryTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);
    private static readonly CallMachine Quietly = Recording(new() { Calls = RecordedCalls.All, Tells = false, LongestPause = Pause });
    private static readonly CallMachine Telling = Recording(new() { Calls = RecordedCalls.All, LongestPause = Pause });
    private static readonly CallMachine WithConsults = Recording(new() { Calls = RecordedCalls.All, Tells = false, Consults = true });
    private static readonly CallEvent.Intent Paying = new CallEvent.Intent.BeginPayment(Agent1);

    private static Story Answered(CallMachine? machine = null) => On(machine ?? Quietly, Ringing, AtDoor(L1), Joined(L1));

    private static Story Recorded => On(Quietly, Answered(), Begun(LegId.Customer));

    private static Story Paused => On(Quietly, Recorded, new CallEvent.Intent.PauseRecording(Agent1), Does(RecordingState.Paused));

    [Fact]
    public void The_customers_leg_is_recorded_from_the_first_agent_on_and_only_once()
    {
        var answered = On(Quietly, Ringing, AtDoor(L1));
        Assert.Equal([new CallEffect.StartRecording(LegId.Customer)], answered.Effects.OfType<CallEffect.StartRecording>());
        Assert.Equal(RecordingState.Starting, answered.Call.Recording!.State);
        Assert.Empty(On(Quietly, Waiting, new CallEvent.Intent.Offer(Agent1, $"")).Effects.OfType<CallEffect.StartRecording>());
        var moved = On(Quietly, Recorded, DialIn(Agent1, Agent2), Progress(L2, LegProgress.Ringing), AtDoor(L2), Joined(L2), new CallEvent.Intent.Leave(Agent1), HungUp(L1));
        Assert.Equal((RecordingState.InProgress, "RE1"), (moved.Call.Recording!.State, moved.Call.Recording.Sid));
        Assert.Empty(moved.Effects.OfType<CallEffect.StartRecording>());
    }

    [Theory]
    [InlineData(RecordedCalls.None, CallDirection.Inbound, false)]
    [InlineData(RecordedCalls.All, CallDirection.Inbound, true)]
    [InlineData(RecordedCalls.All, CallDirection.Outbound, true)]
    [InlineData(RecordedCalls.Incoming, CallDirection.Inbound, true)]
    [InlineData(RecordedCalls.Incoming, CallDirection.Outbound, false)]
    [InlineData(RecordedCalls.Outgoing, CallDirection.Inbound, false)]
    [InlineData(RecordedCalls.Outgoing, CallDirection.Outbound, true)]
    public void Which_calls_are_recorded_is_the_queues_rule(RecordedCalls calls, CallDirection direction, bool recorded) =>
        Assert.Equal(recorded, new QueueRecording { Calls = calls }.Records(Talking.Call with { Direction = direction }));

    [Fact]
    public void Of_a_share_about_so_many_are_recorded_and_the_same_ones_each_time() => Gen.Int[1, 100].Sample(percent =>
    {
        var rule = new QueueRecording { Calls = RecordedCalls.All, Percent = percent };
        var calls = Enumerable.Range(0, 2_000).Select(number => Talking.Call with { Id = new CallId($"CA{number:x32}") }).ToList();
        var share = calls.Count(rule.Records) / 20.0;
        return Math.Abs(share - percent) < 5 && calls.TrueForAll(call => rule.Records(call) == rule.Records(call));
    });

    [Fact]
    public void Whoever_was_told_before_the_first_room_is_recorded_without_another_word()
    {
        var arrived = new Story(CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", Told: new(MayBeRecorded: true)), Start), [], null, Start);
        var talking = On(Telling, arrived, Joined(LegId.Customer), new CallEvent.Intent.Offer(Agent1, $""), Progress(L1, LegProgress.Ringing), AtDoor(L1));

        Assert.NotNull(talking.Call.Recording);
        Assert.Empty(talking.Effects.OfType<CallEffect.Announce>());
    }

    [Fact]
    public void The_notice_is_not_cut_short_by_whoever_answers()
    {
        var arrived = new Story(CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", Told: new(MayBeRecorded: true)), Start), [], null, Start);

        var answered = On(Telling, arrived, new CallEvent.Intent.Offer(Agent1, $""), Progress(L1, LegProgress.Ringing), AtDoor(L1));

        Assert.Empty(answered.Effects.OfType<CallEffect.RedirectLeg>());
        Assert.Empty(On(Telling, answered, new CallEvent.Fact.FoundOutside(LegId.Customer)).Effects.OfType<CallEffect.RedirectLeg>());
    }

    [Fact]
    public void Whoever_was_not_told_is_told_in_the_conversation_before_they_are_recorded()
    {
        Assert.Null(On(Telling, Waiting, new CallEvent.Intent.Offer(Agent1, $""), Progress(L1, LegProgress.Ringing)).Call.Recording);
        var answered = On(Telling, Ringing, AtDoor(L1));

        Assert.Equal([new CallEffect.Announce(LegId.Customer, 1, Announcement.Recorded), new CallEffect.StartRecording(LegId.Customer)], answered.Effects.Where(effect => effect is CallEffect.Announce or CallEffect.StartRecording));
    }

    [Fact]
    public void A_customer_who_goes_on_into_a_queue_that_records_is_told_on_the_way_once()
    {
        var told = On(Telling, On(new CallMachine(new CallPolicy()), Waiting, DialFinished(LegId.Customer)), DialFinished(LegId.Customer));
        Assert.Equal(2, told.Call.Notice!.Room);
        var there = On(Telling, told, Joined(LegId.Customer, room: 2), DialFinished(LegId.Customer, room: 2));
        Assert.Equal((3, 2), (there.Call.Room, there.Call.Notice!.Room));
    }

    [Fact]
    public void A_pause_is_asked_of_Twilio_and_is_one_only_when_Twilio_says_so()
    {
        var asked = On(Quietly, Recorded, new CallEvent.Intent.PauseRecording(Agent1));
        Assert.Contains(new CallEffect.SetRecording(LegId.Customer, RecordingState.Paused), asked.Effects);
        Assert.Equal((RecordingState.InProgress, true, null), (asked.Call.Recording!.State, asked.Call.Recording.Pending, asked.Call.Pause!.Until));
        var paused = On(Quietly, asked, Does(RecordingState.Paused));
        Assert.Equal((RecordingState.Paused, asked.Now + Pause), (paused.Call.Recording!.State, paused.Call.Pause!.Until));
    }

    [Fact]
    public void It_goes_on_by_itself_when_its_time_is_up_whatever_tells_so()
    {
        foreach (var e in new[] { new CallEvent.Fact.PauseTimeUp(), Joined(L1) })
        {
            var later = Quietly.Apply(Paused.Call, e, Paused.Call.Pause!.Until!.Value);
            Assert.Null(later.Call.Pause);
            Assert.Contains(new CallEffect.SetRecording(LegId.Customer, RecordingState.InProgress), later.Effects);
        }

        Assert.NotNull(Quietly.Apply(Paused.Call, new CallEvent.Fact.PauseTimeUp(), Paused.Call.Pause!.Until!.Value.AddMilliseconds(-1)).Call.Pause);
        var timer = On(Quietly, Recorded, new CallEvent.Intent.PauseRecording(Agent1)).Then(Does(RecordingState.Paused), Quietly).Effects.OfType<CallEffect.StartTimer>().Single();
        Assert.Equal(Paused.Call.Pause!.Until, timer.Due);
    }

    [Fact]
    public void Asked_again_it_lasts_longer()
    {
        var again = Quietly.Apply(Paused.Call, new CallEvent.Intent.PauseRecording(Agent1), Paused.Now.AddSeconds(30));

        Assert.Equal(Paused.Now.AddSeconds(30) + Pause, again.Call.Pause!.Until);
        Assert.Contains(again.Effects, effect => effect is CallEffect.StartTimer { Event: CallEvent.Fact.PauseTimeUp });
    }

    [Fact]
    public void One_request_at_a_time_so_a_second_thought_waits_for_the_answer()
    {
        var undone = On(Quietly, Recorded, new CallEvent.Intent.PauseRecording(Agent1), new CallEvent.Intent.ResumeRecording(Agent1));
        Assert.Empty(undone.Effects.OfType<CallEffect.SetRecording>());
        Assert.Contains(new CallEffect.SetRecording(LegId.Customer, RecordingState.InProgress), On(Quietly, undone, Does(RecordingState.Paused)).Effects);
    }

    [Fact]
    public void A_pause_goes_with_the_call_to_whoever_has_it_next()
    {
        var moved = On(Quietly, Paused, DialIn(Agent1, Agent2), Progress(L2, LegProgress.Ringing), AtDoor(L2), Joined(L2), new CallEvent.Intent.Leave(Agent1), HungUp(L1));

        Assert.Equal((RecordingState.Paused, Paused.Call.Pause), (moved.Call.Recording!.State, moved.Call.Pause));
        Assert.Null(On(Quietly, moved, new CallEvent.Intent.ResumeRecording(Agent2)).Call.Pause);
        Assert.Equal(RefusalCode.NotYourCall, On(Quietly, moved, new CallEvent.Intent.ResumeRecording(Agent1)).Refusal!.Code);
    }

    [Fact]
    public void A_payment_begins_when_the_pause_is_confirmed_and_not_before()
    {
        var asked = On(Quietly, Recorded, Paying);
        Assert.False(Payments.MayBegin(asked.Call));
        Assert.True(Payments.MayBegin(On(Quietly, asked, Does(RecordingState.Paused)).Call));
        var done = On(Quietly, asked, Does(RecordingState.Paused), new CallEvent.Intent.EndPayment(Agent1));
        Assert.False(Payments.MayBegin(done.Call));
        Assert.Contains(new CallEffect.SetRecording(LegId.Customer, RecordingState.InProgress), done.Effects);
    }

    [Fact]
    public void When_Twilio_refuses_the_pause_the_payment_does_not_begin_and_the_agent_is_told()
    {
        var refused = On(Quietly, Recorded, Paying, new CallEvent.Fact.RecordingRefused(LegId.Customer, RecordingState.Paused, "no"));

        Assert.False(Payments.MayBegin(refused.Call));
        Assert.Equal((null, "no", RecordingState.InProgress, false), (refused.Call.Pause, refused.Call.Recording!.Problem, refused.Call.Recording.State, refused.Call.Recording.Pending));
        Assert.Empty(refused.Effects.OfType<CallEffect.SetRecording>());
        Assert.Contains(new CallEffect.SetRecording(LegId.Customer, RecordingState.Paused), On(Quietly, refused, Paying).Effects);
    }

    [Fact]
    public void Where_nothing_is_recorded_a_payment_begins_at_once_and_ends_by_itself()
    {
        var paying = Talking.Then(Paying);

        Assert.True(Payments.MayBegin(paying.Call));
        Assert.NotNull(paying.Call.Pause!.Until);
        Assert.Null(paying.Then(new CallEvent.Intent.EndPayment(Agent1)).Call.Pause);
    }

    [Fact]
    public void What_is_to_be_quiet_is_not_begun_to_be_recorded()
    {
        var paying = On(Quietly, Talking.Then(Paying), Joined(L1));

        Assert.Null(paying.Call.Recording);
        Assert.Contains(new CallEffect.StartRecording(LegId.Customer), On(Quietly, paying, new CallEvent.Intent.EndPayment(Agent1)).Effects);
    }

    [Fact]
    public void Only_the_owner_and_a_supervisor_on_the_call_may_pause()
    {
        var three = On(Quietly, Recorded, DialIn(Agent1, Agent2), Progress(L2, LegProgress.Ringing), AtDoor(L2), Joined(L2));
        Assert.Equal(RefusalCode.NotYourCall, On(Quietly, three, new CallEvent.Intent.PauseRecording(Agent2)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotYourCall, On(Quietly, Recorded, new CallEvent.Intent.PauseRecording(Boss)).Refusal!.Code);
        var watched = On(Quietly, Recorded, Monitor(MonitorMode.Listen), Joined(L2), new CallEvent.Intent.PauseRecording(Boss));
        Assert.Equal((null, Boss), (watched.Refusal, watched.Call.Pause!.By));
        Assert.Equal(RefusalCode.WrongPhase, Talking.Then(new CallEvent.Intent.PauseRecording(Agent1)).Refusal!.Code);
    }

    [Fact]
    public void A_consultation_is_recorded_apart_for_as_long_as_it_lasts()
    {
        var asking = On(WithConsults, Answered(WithConsults), Begun(LegId.Customer), Consult(Agent1, Agent2), HoldAnswered(LegId.Customer, held: true), Progress(L2, LegProgress.Ringing), AtDoor(L2), Joined(L2));
        Assert.Contains(new CallEffect.StartRecording(L2), asking.Effects);
        var merged = On(WithConsults, asking, Begun(L2), new CallEvent.Intent.Merge(Agent1));
        Assert.Contains(new CallEffect.SetRecording(L2, RecordingState.Stopped), merged.Effects);
        Assert.Equal(RecordingState.InProgress, merged.Call.Recording!.State);
        Assert.Empty(On(Quietly, Recorded, Consult(Agent1, Agent2), HoldAnswered(LegId.Customer, held: true), AtDoor(L2), Joined(L2)).Effects.OfType<CallEffect.StartRecording>());
    }

    [Fact]
    public void A_message_after_the_call_is_not_in_its_recording()
    {
        var left = On(Quietly, SentToVoicemail(Recorded), new CallEvent.Fact.EffectDone("nothing"));

        Assert.Equal(EndReason.Voicemail, ((CallPhase.Ended)left.Call.Phase).Reason);
        Assert.True(left.Call.Recording is { Pending: true } or { State: RecordingState.Stopped });
    }

    [Fact]
    public void However_news_is_repeated_and_mixed_no_payment_is_open_while_Twilio_is_not_known_to_be_paused() => Gen.Int[0, 8].Array[1, 30].Sample(moves =>
    {
        var (story, twilio) = (Recorded, RecordingState.InProgress);
        foreach (var move in moves)
        {
            var (e, does) = Move(move, twilio);
            twilio = does;
            story = story.Then(e, Quietly);
            // Twilio answers what it was asked, at some time.
            if (move == 8 && story.Call.Recording is { Pending: true }) story = story.Then(Does(twilio = Recordings.Wanted(story.Call, story.Call.Recording)), Quietly);
            if (Payments.MayBegin(story.Call) && twilio == RecordingState.InProgress) return false;
        }

        return true;
    });

    private static (CallEvent Event, RecordingState Twilio) Move(int move, RecordingState twilio) => move switch
    {
        0 => (new CallEvent.Intent.PauseRecording(Agent1), twilio),
        1 => (new CallEvent.Intent.ResumeRecording(Agent1), twilio),
        2 => (Paying, twilio),
        3 => (new CallEvent.Intent.EndPayment(Agent1), twilio),
        4 => (Begun(LegId.Customer), twilio),
        5 => (new CallEvent.Fact.PauseTimeUp(), twilio),
        6 => (new CallEvent.Fact.RecordingRefused(LegId.Customer, RecordingState.Paused, "no"), twilio),
        7 => (Joined(L1), twilio),
        _ => (new CallEvent.Fact.EffectDone("nothing"), twilio),
    };

    private static Story On(CallMachine machine, Story from, params CallEvent[] events) => events.Aggregate(from, (story, e) => story.Then(e, machine));

    private static CallMachine Recording(QueueRecording rule) => new(new CallPolicy { Recordings = ImmutableDictionary<QueueId, QueueRecording>.Empty.Add(QueueId.Default, rule) });

    private static CallEvent.Fact.RecordingBegun Begun(LegId leg) => new CallEvent.Fact.RecordingBegun(leg, leg == LegId.Customer ? "RE1" : "RE2");

    private static CallEvent.Fact.RecordingAnswered Does(RecordingState state) => new CallEvent.Fact.RecordingAnswered(LegId.Customer, state);
}
