using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>A call goes to voicemail: as it arrives, or after it has waited.</summary>
public sealed class VoicemailTests
{
    private static readonly Documents Documents = new(new CallUrls(new Uri("https://console.example.test")), new LiveQueues(Queues.One), new());

    [Fact]
    public void A_call_that_arrives_for_voicemail_is_over_at_once_and_nobody_is_rung()
    {
        var call = Arrived();

        Assert.Equal(new CallPhase.Ended(EndReason.Voicemail, Start), call.Phase);
        Assert.Equal((new QueueId("sales"), false), (call.Queue, call.HasLiveLegs));
        Assert.Empty(Router.Match(Queues.One, [call], [], Start));
    }

    [Fact]
    public void A_customer_who_waits_is_let_out_of_the_room_and_hears_the_voicemail_next()
    {
        var sent = ToVoicemail;
        Assert.Contains(new CallEffect.EndRoom(1), sent.Effects);
        Assert.True(sent.Call.Customer.IsLive);

        var asked = sent.Then(DialFinished(LegId.Customer));

        Assert.False(asked.Call.HasLiveLegs);
        Assert.Equal(new VoicemailDocuments(new CallUrls(new Uri("https://console.example.test")), new LiveQueues(Queues.One)).Take(Id, QueueId.Default), Documents.Next(asked.Call, LegId.Customer));
        Assert.Contains("<Record", Documents.Next(asked.Call, LegId.Customer), StringComparison.Ordinal);
        // The end that was set going for whoever stays hangs up on nobody.
        Assert.Empty(asked.Then(new CallEvent.Fact.EndTimedOut()).Effects);
    }

    [Fact]
    public void A_customer_whom_the_end_of_the_room_did_not_reach_is_sent_there_and_not_hung_up_on()
    {
        Assert.Equal([new CallEffect.RedirectLeg(LegId.Customer, 1)], ToVoicemail.Then(new CallEvent.Fact.EndTimedOut()).Effects);
        var outside = ToVoicemail.Then(new CallEvent.Fact.ParticipantLeft(Id.Value, 1, HungUp: false)).Then(new CallEvent.Fact.FoundOutside(LegId.Customer));
        Assert.Equal([new CallEffect.RedirectLeg(LegId.Customer, 1)], outside.Effects);
    }

    [Fact]
    public void A_customer_who_is_found_to_speak_after_the_beep_or_with_somebody_outside_is_left_to_it()
    {
        var speaking = ToVoicemail.Then(DialFinished(LegId.Customer));
        Assert.Empty(speaking.Then(new CallEvent.Fact.FoundAlive(LegId.Customer, Id.Value)).Effects);
        var forwarded = CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", Closed: new Destination.ToNumber("+12025550123")), Start);
        Assert.Empty(new Story(forwarded, [], null, Start).Then(new CallEvent.Fact.FoundAlive(LegId.Customer, Id.Value)).Effects);
    }

    [Fact]
    public void An_agent_who_rings_is_called_off_and_hears_that_the_call_is_not_theirs_any_more()
    {
        var sent = SentToVoicemail(Ringing);

        Assert.Contains(new CallEffect.EndLeg(L1), sent.Effects);
        Assert.DoesNotContain("<Record", Documents.Next(sent.Call, L1), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_message_it_was_closed_to_whoever_never_waited_and_given_up_by_whoever_did()
    {
        var (arrived, waited) = (new Story(Arrived(), [], null, Start).Then(new CallEvent.Fact.NothingRecorded()), ToVoicemail.Then(new CallEvent.Fact.NothingRecorded()));

        Assert.Equal(EndReason.Closed, Reason(arrived.Call));
        Assert.Equal(EndReason.CustomerLeft, Reason(waited.Call));
        Assert.Equal(waited.Call, waited.Then(new CallEvent.Fact.NothingRecorded()).Call);
    }

    [Fact]
    public void A_message_is_neither_abandoned_nor_handled_and_whoever_waited_and_left_none_is_abandoned()
    {
        Assert.Equal((0, 0), Count(ToVoicemail.Call));
        Assert.Equal((0, 0), Count(Arrived()));
        Assert.Equal((1, 0), Count(ToVoicemail.Then(new CallEvent.Fact.NothingRecorded()).Call));
    }

    private static EndReason Reason(Call call) => Assert.IsType<CallPhase.Ended>(call.Phase).Reason;

    private static (int Abandoned, int Handled) Count(Call call)
    {
        Queues queues = new([Queues.One.All[0] with { ShortAbandon = TimeSpan.Zero }]);
        var today = FloorFigures.Of(queues, [CallRecord.Of(call)], [], [], TimeZoneInfo.Utc, Start.AddMinutes(1)).Overall.Today;
        return (today.Abandoned, today.Handled);
    }

    private static Call Arrived() => CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", new("sales"), Closed: new Destination.ToVoicemail(new("sales"))), Start);
}
