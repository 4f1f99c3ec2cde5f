using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>Whose words Twilio writes down, and when.</summary>
public sealed class TranscriptionTests
{
    private static readonly CallPolicy Policy = new() { TranscribedQueues = [QueueId.Default], Numbers = new NumberPlan { Allowed = ["+1202"], Classify = _ => Ordinary } };
    private static readonly CallMachine Machine = new(Policy);
    private static readonly CallEffect StartCustomer = new CallEffect.StartTranscription(LegId.Customer, 1), StartAgent = new CallEffect.StartTranscription(L1, 1),
        StopCustomer = new CallEffect.StopTranscription(LegId.Customer, 1), StopAgent = new CallEffect.StopTranscription(L1, 1);

    private static Story Waits => new Story(CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000"), Start), [], null, Start).Then(Joined(LegId.Customer), Machine);

    private static Story Talk => Tell(Waits, new CallEvent.Intent.Offer(Agent1, $""), AtDoor(L1), Joined(L1));

    private static Story InPrivate => Tell(Talk, Consult(Agent1, Agent2), HoldAnswered(LegId.Customer, held: true), AtDoor(L2), Joined(L2));

    [Fact]
    public void Customer_and_agent_are_written_down_from_when_they_hear_each_other()
    {
        Assert.Equal([StartCustomer, StartAgent], Talk.Effects);
        Assert.Empty(Transcriptions(Tell(Waits, new CallEvent.Intent.Offer(Agent1, $""), AtDoor(L1))));
        Assert.Empty(Transcriptions(Talk.Then(Joined(L1), Machine)));
    }

    [Fact]
    public void Nothing_is_written_down_in_another_queue_nor_of_a_call_that_came_before_the_switch()
    {
        var other = new CallMachine(new CallPolicy { TranscribedQueues = [Sales] });
        Assert.Empty(Transcriptions(Talking.Then(HoldAnswered(LegId.Customer, held: false), other)));
        Assert.Equal(new TranscriptChoice(QueueId.Default, On: false), Talking.Call.Transcript);
        Assert.Empty(Transcriptions(Tell(Talking, Joined(L1), DialIn(Agent1, Agent2), AtDoor(L2), Joined(L2))));
    }

    [Fact]
    public void The_second_agent_is_written_down_on_a_leg_of_their_own_and_the_first_until_they_leave()
    {
        var three = Tell(Talk, DialIn(Agent1, Agent2), AtDoor(L2), Joined(L2));
        Assert.Equal([new CallEffect.StartTranscription(L2, 1)], Transcriptions(three));
        var left = Tell(three, new CallEvent.Intent.Leave(Agent1), HungUp(L1));
        Assert.Empty(Transcriptions(left));
        Assert.True(left.Call[LegId.Customer].IsTranscribed && left.Call[L2].IsTranscribed && !left.Call[L1].IsTranscribed);
    }

    [Fact]
    public void It_stops_before_a_private_consultation_and_goes_on_after_it()
    {
        var asked = Talk.Then(Consult(Agent1, Agent2), Machine);
        Assert.Equal([StopCustomer, StopAgent], Transcriptions(asked));
        Assert.Empty(Transcriptions(InPrivate));
        Assert.All(InPrivate.Call.Legs, leg => Assert.False(leg.IsTranscribed));

        var merged = Tell(InPrivate, new CallEvent.Intent.Merge(Agent1), HoldAnswered(LegId.Customer, held: false));
        Assert.Equal([new CallEffect.StartTranscription(LegId.Customer, 2), new CallEffect.StartTranscription(L1, 2), new CallEffect.StartTranscription(L2, 1)], Transcriptions(merged));
    }

    [Fact]
    public void Swapped_back_only_the_owner_is_written_down_with_the_customer()
    {
        var swapped = Tell(InPrivate, new CallEvent.Intent.Swap(Agent1), HoldAnswered(L2, held: true), HoldAnswered(LegId.Customer, held: false));
        Assert.Equal([new CallEffect.StartTranscription(LegId.Customer, 2), new CallEffect.StartTranscription(L1, 2)], Transcriptions(swapped));
    }

    [Fact]
    public void On_hold_and_while_a_payment_is_taken_nothing_is_written_down()
    {
        Assert.Equal([StopCustomer, StopAgent], Transcriptions(Talk.Then(new CallEvent.Intent.Hold(Agent1), Machine)));
        var paying = (Talk with { Call = Talk.Call with { Pause = new(Agent1, Talk.Now, ForPayment: true) } }).Then(Joined(L1), Machine);
        Assert.Equal([StopCustomer, StopAgent], Transcriptions(paying));
        var paid = (paying with { Call = paying.Call with { Pause = null } }).Then(Joined(L1), Machine);
        Assert.Equal([new CallEffect.StartTranscription(LegId.Customer, 2), new CallEffect.StartTranscription(L1, 2)], Transcriptions(paid));
    }

    [Fact]
    public void A_payment_begins_when_Twilio_has_answered_that_it_writes_down_nothing_more()
    {
        var asked = Tell(Talk, new CallEvent.Intent.BeginPayment(Agent1));
        Assert.Equal([StopCustomer, StopAgent], Transcriptions(asked));
        Assert.False(Payments.MayBegin(asked.Call));
        // A beginning that comes after the stop is stopped once more.
        Assert.Equal([StopAgent], Transcriptions(Tell(asked, new CallEvent.Fact.TranscriptionBegun(L1, 1))));
        var half = Tell(asked, new CallEvent.Fact.TranscriptionStopped(L1, 1));
        Assert.False(Payments.MayBegin(half.Call));
        Assert.True(Payments.MayBegin(Tell(half, new CallEvent.Fact.TranscriptionStopped(LegId.Customer, 1)).Call));
    }

    [Fact]
    public void Somebody_outside_is_not_written_down()
    {
        var three = Tell(Talk, new CallEvent.Intent.DialIn(Agent1, new Target.Outside("+12025550199"), Briefing.None), AtDoor(L2), Joined(L2));
        Assert.Empty(Transcriptions(three));
        var left = Tell(three, new CallEvent.Intent.Leave(Agent1), HungUp(L1));
        Assert.Equal([StopCustomer], Transcriptions(left));
    }

    [Fact]
    public void A_supervisor_is_written_down_as_soon_as_the_customer_hears_them()
    {
        var listens = Tell(Talk, Monitor(MonitorMode.Whisper), Joined(L2), CoachingAnswered(L2, CoachingFlags.Only(Sid(L1))));
        Assert.Empty(Transcriptions(listens));
        var speaks = Tell(listens, new CallEvent.Intent.ChangeMonitorMode(Boss, MonitorMode.Barge), CoachingAnswered(L2, CoachingFlags.Open));
        Assert.Equal([new CallEffect.StartTranscription(L2, 1)], Transcriptions(speaks));
    }

    [Fact]
    public void What_was_said_in_private_is_not_kept_however_late_it_stopped()
    {
        var (asked, leg) = (Talk.Now, Talk.Then(Consult(Agent1, Agent2), Machine).Call[L1]);
        Assert.True(Transcription.MayKeep(leg, 1, asked.AddMilliseconds(-1)));
        Assert.False(Transcription.MayKeep(leg, 1, asked.AddMilliseconds(1)));
        Assert.False(Transcription.MayKeep(leg, 2, asked));
        Assert.False(Transcription.MayKeep(leg, 0, asked));
    }

    [Fact]
    public void The_last_words_before_somebody_went_are_kept_however_late_they_come()
    {
        var over = Tell(Talk, HungUp(LegId.Customer));
        Assert.Empty(Transcriptions(over));
        Assert.True(Transcription.MayKeep(over.Call[LegId.Customer], 1, over.Now.AddSeconds(5)));

        var lost = Tell(Talk, HungUp(L1));
        Assert.Equal([StopCustomer], Transcriptions(lost));
        Assert.True(Transcription.MayKeep(lost.Call[LegId.Customer], 1, lost.Now.AddSeconds(5)));
        Assert.False(Transcription.MayKeep(lost.Call[LegId.Customer], 1, lost.Now.AddSeconds(15)));
    }

    [Fact]
    public void A_customer_from_another_queue_and_one_whom_we_call_are_told_before_they_speak()
    {
        var machine = new CallMachine(new CallPolicy { TranscribedQueues = [Sales], ReturnTimes = ImmutableDictionary<QueueId, TimeSpan>.Empty.Add(Sales, TimeSpan.FromMinutes(1)) });
        Assert.True(Transcription.TellsCustomer(Talking.Then(Send(Agent1, Sales), machine).Call));
        Assert.False(Transcription.TellsCustomer(Talk.Call));
        Assert.True(Transcription.TellsCustomer(Begin("+12025550123", Machine).Call));
        Assert.False(Transcription.TellsCustomer(Begin("+12025550123").Call));
    }

    [Fact]
    public void An_effect_that_comes_late_is_not_wanted_any_more()
    {
        Assert.True(Transcription.IsWanted(Talk.Call[L1], 1));
        Assert.False(Transcription.IsWanted(InPrivate.Call[L1], 1));
        var merged = Tell(InPrivate, new CallEvent.Intent.Merge(Agent1), HoldAnswered(LegId.Customer, held: false));
        Assert.False(Transcription.IsWanted(merged.Call[L1], 1));
        Assert.True(Transcription.IsWanted(merged.Call[L1], 2));
    }

    private static Story Tell(Story story, params CallEvent[] events) => events.Aggregate(story, (next, e) => next.Then(e, Machine));

    private static IEnumerable<CallEffect> Transcriptions(Story story) => story.Effects.Where(effect => effect is CallEffect.StartTranscription or CallEffect.StopTranscription);
}
