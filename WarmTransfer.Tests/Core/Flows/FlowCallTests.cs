using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.Flows;

/// <summary>A call that goes through a flow before it comes into a queue.</summary>
public sealed class FlowCallTests
{
    private static readonly Destination Sales = new Destination.ToQueue(new("sales"));

    [Fact]
    public void It_is_known_from_its_arrival_on_and_nobody_is_rung_for_it()
    {
        Assert.Equal(new CallPhase.InFlow(Start), InFlow.Call.Phase);
        Assert.Equal(("Menu 0", "de-DE"), (InFlow.Call.Flow!.NodeName, InFlow.Call.Language));
        Assert.Empty(Router.Match(Queues.One, [InFlow.Call], [], Start));
        Assert.Equal(RefusalCode.Taken, InFlow.Then(new CallEvent.Intent.Offer(Agent1, $"")).Refusal!.Code);
        Assert.Equal(RefusalCode.WrongPhase, InFlow.Then(Monitor(MonitorMode.Listen)).Refusal!.Code);
    }

    [Fact]
    public void Its_wait_begins_with_the_queue_and_its_arrival_stays()
    {
        var waiting = InFlow.Then(Stepped(1)).Then(Stepped(2, Sales)).Call;

        Assert.Equal((new QueueId("sales"), Start, Start.AddSeconds(1)), (waiting.Queue, waiting.ArrivedAt, waiting.QueuedAt));
        Assert.Equal(new CallPhase.Waiting(), waiting.Phase);
        Assert.Equal(waiting.QueuedAt, CallRecord.Of(waiting).WaitsSince);
        Assert.Null(CallRecord.Of(InFlow.Call).WaitsSince);
    }

    [Fact]
    public void Whoever_came_into_the_queue_first_is_served_first_however_long_the_other_was_in_menus()
    {
        var early = InFlow.Then(Stepped(1)).Then(Stepped(2)).Then(Stepped(3, new Destination.ToQueue(QueueId.Default))).Call;
        var late = CallMachine.Arrive(new("CA2"), new CallEvent.Fact.CustomerArrived("", ""), Start.AddSeconds(1));
        var agent = new WarmTransfer.Core.Agents.Agent { Id = Agent1, Name = "Ann", ReachableUntil = Start.AddHours(1) };

        Assert.Equal(new CallId("CA2"), Assert.Single(Router.Match(Queues.One, [early, late], [agent], Start.AddSeconds(9))).Call);
    }

    [Fact]
    public void Whoever_is_in_no_conference_for_longer_than_any_menu_takes_is_fetched_into_the_queue_of_the_flow()
    {
        var (soon, late) = (InFlow.Call, InFlow.Call with { Phase = new CallPhase.InFlow(Start - new CallPolicy().LongestFlowStep) });
        var outside = new CallEvent.Fact.FoundOutside(LegId.Customer);

        Assert.Empty(new Story(soon, [], null, Start).Then(outside).Effects);
        var found = new Story(late, [], null, Start).Then(outside);
        Assert.Equal([new CallEffect.RedirectLeg(LegId.Customer, 1)], found.Effects);
        Assert.Equal(new CallPhase.Waiting(), found.Then(DialFinished(LegId.Customer)).Call.Phase);
    }

    [Fact]
    public void Whoever_hangs_up_in_a_menu_is_abandoned_there_and_in_no_queues_figures()
    {
        var left = InFlow.Then(Stepped(1)).Then(HungUp(LegId.Customer)).Call;

        Assert.Equal(EndReason.LeftInFlow, Assert.IsType<CallPhase.Ended>(left.Phase).Reason);
        Assert.False(left.HasLiveLegs);
        Assert.True(CallRecord.Of(left).CameWhileClosed);
        Assert.Equal("Menu 1", left.Flow!.NodeName);
    }

    [Theory]
    [InlineData(false, false, EndReason.EndedByFlow)]
    [InlineData(true, false, EndReason.ForwardedByFlow)]
    [InlineData(false, true, EndReason.Closed)]
    [InlineData(true, true, EndReason.ForwardedWhileClosed)]
    public void It_is_over_for_us_where_a_flow_ends_it_or_puts_it_through(bool forwarded, bool closed, EndReason reason)
    {
        Destination to = forwarded ? new Destination.ToNumber("+12025550123") : new Destination.EndCall();
        var over = InFlow.Then(new CallEvent.Fact.FlowStepped(Flowing(1, new FlowExit(to, new("night"), closed)))).Call;

        Assert.Equal(reason, Assert.IsType<CallPhase.Ended>(over.Phase).Reason);
        Assert.Equal((new QueueId("night"), false, true), (over.Queue, over.HasLiveLegs, over.NeverQueued));
    }

    [Fact]
    public void News_that_comes_late_or_twice_changes_nothing()
    {
        var waiting = InFlow.Then(Stepped(3, Sales));

        Assert.Equal(waiting.Call, waiting.Then(Stepped(2)).Then(Stepped(3, Sales)).Call);
        Assert.Equal("Menu 2", InFlow.Then(Stepped(2)).Then(Stepped(1)).Call.Flow!.NodeName);
    }

    [Fact]
    public void Whoever_is_found_in_the_room_waits_and_the_queue_that_is_told_later_counts()
    {
        var found = InFlow.Then(Joined(LegId.Customer));
        Assert.Equal((new CallPhase.Waiting(), QueueId.Default), (found.Call.Phase, found.Call.Queue));

        var told = found.Then(Stepped(1, Sales)).Call;
        Assert.Equal((new QueueId("sales"), found.Call.QueuedAt), (told.Queue, told.QueuedAt));
        Assert.Equal(QueueId.Default, found.Then(new CallEvent.Intent.Offer(Agent1, $"")).Then(AtDoor(L1)).Then(Stepped(1, Sales)).Call.Queue);
    }

    [Fact]
    public void A_look_at_Twilio_fetches_nobody_out_of_a_menu_and_finds_whoever_has_hung_up()
    {
        var up = new CallAtTwilio(Start.AddSeconds(20), [], [new LegAtTwilio(Id.Value, LegProgress.Answered)]);
        foreach (var fact in CallDifferences.Compare(InFlow.Call, up, up with { At = Start }))
            Assert.Equal((InFlow.Call.Phase, 0), (InFlow.Then(fact).Call.Phase, InFlow.Then(fact).Effects.Count));

        var gone = up with { Legs = [new LegAtTwilio(Id.Value, LegProgress.Ended, LegEnding.HungUp)] };
        Assert.Equal(EndReason.LeftInFlow, Assert.IsType<CallPhase.Ended>(CallDifferences.Compare(InFlow.Call, gone).Aggregate(InFlow, (story, fact) => story.Then(fact)).Call.Phase).Reason);
    }

    [Fact]
    public void A_call_that_needs_no_menu_is_in_its_queue_at_once()
    {
        var call = CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("", "", Flow: Flowing(0, new FlowExit(Sales, new("sales")))), Start);

        Assert.Equal((new CallPhase.Waiting(), new QueueId("sales"), Start), (call.Phase, call.Queue, call.QueuedAt));
    }
}
