using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Tests.Core.Flows;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>A customer is called back who has never waited: a flow sends them there, or they are offered it as they call.</summary>
public sealed class CallBackBeforeWaitingTests
{
    private static readonly Destination ToCallBack = new Destination.ToCallBack(new("sales"));
    private static readonly Documents Documents = new(new CallUrls(new Uri("https://desk.example")), new LiveQueues(Queues.One), new());

    private static Story Sent => InFlow.Then(Stepped(1)).Then(Stepped(2, ToCallBack));

    private static string Arrival(Destination end, ArrivalNews? known) => Documents.Arrival(Id, new Reception([], end), "+15550100000", TimeSpan.FromHours(1), known: known);

    [Fact]
    public void They_are_in_no_line_while_they_are_asked_and_have_the_place_of_when_they_chose_it()
    {
        Assert.Equal((new QueueId("sales"), Sent.Now.AddSeconds(-1)), (Sent.Call.Queue, Assert.IsType<CallPhase.InFlow>(Sent.Call.Phase).Since));
        Assert.Equal(RefusalCode.Taken, Sent.Then(new CallEvent.Intent.Offer(Agent1, $"")).Refusal!.Code);

        var booked = Sent.Then(new CallEvent.Fact.EffectDone("a moment")).Then(new CallEvent.Intent.BookCallBack("+12025550123"), AllowingNumbers).Call;

        Assert.Equal(EndReason.CallBackBooked, Assert.IsType<CallPhase.Ended>(booked.Phase).Reason);
        var missed = Assert.IsType<LeadEvent.Missed>(LeadNews.Of(booked, TimeSpan.Zero));
        Assert.Equal((Sent.Now.AddSeconds(-1), "de-DE"), (LeadMachine.Begin("+12025550123", missed).Booking!.ArrivedAt, missed.Language));
        Assert.Equal(RefusalCode.NumberNotAllowed, Sent.Then(new CallEvent.Intent.BookCallBack("+442079460000"), AllowingNumbers).Refusal!.Code);
    }

    [Fact]
    public void Whoever_gives_no_number_waits_in_that_queue_from_then_on()
    {
        var waits = Sent.Then(Joined(LegId.Customer)).Call;
        Assert.Equal((new CallPhase.Waiting(), new QueueId("sales")), (waits.Phase, waits.Queue));
    }

    [Fact]
    public void They_are_asked_at_once_and_the_room_is_behind_the_question()
    {
        var known = Arrival(ToCallBack, new ArrivalNews("+12025550123"));
        Assert.Contains($"<Gather input=\"dtmf\" action=\"https://desk.example/conference/call-back/{Id}/1\"", known, StringComparison.Ordinal);
        Assert.Contains("To be called at 1 2 0 2 5 5 5 0 1 2 3, press 1", known, StringComparison.Ordinal);
        Assert.Contains("waitUrl=\"https://desk.example/conference/wait?queue=sales\"", known, StringComparison.Ordinal);
        Assert.Contains("Please type the number", Arrival(ToCallBack, new ArrivalNews()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_has_to_say_in_whose_line_the_place_is()
    {
        var flow = SomeFlows.Departments with { Nodes = [.. SomeFlows.Departments.Nodes.Select(node => node.Id == "sales" ? new FlowNode.Finish("sales", "Sales", new Destination.ToCallBack()) : node)] };
        Assert.Equal(("sales", nameof(FlowNode.Finish.To)), FlowCheck.Faults(flow, SomeFlows.Anything).Select(fault => (fault.Node!, fault.Part)).Single());
        Assert.Empty(FlowCheck.Faults(flow with { Nodes = [.. flow.Nodes.Select(node => node.Id == "sales" ? new FlowNode.Finish("sales", "Sales", ToCallBack) : node)] }, SomeFlows.Anything));
    }

    [Fact]
    public void Whoever_is_offered_it_on_arrival_is_welcomed_told_the_wait_and_asked_and_is_not_lost_meanwhile()
    {
        var told = new ToldOnArrival(TimeSpan.FromMinutes(9), OffersCallBack: true);
        var document = Arrival(new Destination.ToQueue(QueueId.Default), new ArrivalNews(Told: told));
        Assert.Contains("<Response><Say>Thank you for calling.", document, StringComparison.Ordinal);
        Assert.Contains("about 9 minutes.</Say><Gather input=\"dtmf\"", document, StringComparison.Ordinal);
        Assert.Contains("waitUrl=\"https://desk.example/conference/wait?round=1\"", document, StringComparison.Ordinal);

        var call = CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", Told: told), Start);
        Assert.Empty(new CallMachine(new CallPolicy()).Apply(call, new CallEvent.Fact.FoundOutside(LegId.Customer), Start.AddSeconds(10)).Effects);
        Assert.NotEmpty(new CallMachine(new CallPolicy()).Apply(call, new CallEvent.Fact.FoundOutside(LegId.Customer), Start.AddSeconds(50)).Effects);
        // Not welcomed again.
        Assert.Contains("wait?round=1", new CallBackDocuments(new CallUrls(new Uri("https://desk.example")), new LiveQueues(Queues.One), new()).WaitOn(call), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_was_promised_a_call_hears_so_first_and_then_what_everybody_hears()
    {
        var document = Arrival(new Destination.ToQueue(QueueId.Default), new ArrivalNews(HasPromise: true));
        Assert.Contains($"<Response><Gather input=\"dtmf\" action=\"https://desk.example/conference/call-back/{Id}/cancel\"", document, StringComparison.Ordinal);
        Assert.Contains("waitUrl=\"https://desk.example/conference/wait\"", document, StringComparison.Ordinal);
        var cancelled = Arrival(new Destination.ToQueue(QueueId.Default), new ArrivalNews(HasCancelled: true));
        Assert.Contains("<Response><Say>Your call-back is cancelled.</Say><Dial", cancelled, StringComparison.Ordinal);
    }
}
