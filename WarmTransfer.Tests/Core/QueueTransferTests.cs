using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>An agent sends the customer to another queue.</summary>
public sealed class QueueTransferTests
{
    private static readonly AgentId Salesman = new("sales1");
    private static readonly Queues Both = new([Queues.One.All[0] with { Priority = 3 }, new Queue { Id = Sales, Name = "Sales", Agents = [Salesman] }]);

    [Fact]
    public void The_agent_is_free_at_once_and_the_customer_waits_in_the_other_queue_with_music()
    {
        Assert.Equal((new CallPhase.Waiting(), Sales), (SentToSales.Call.Phase, SentToSales.Call.Queue));
        Assert.Contains(new CallEffect.EndRoom(1), SentToSales.Effects);
        Assert.Contains(new CallEffect.EndLeg(L1), SentToSales.Effects);
        Assert.Equal(new Handover(Agent1, new Briefing("a new contract", "wants two lines"), SentToSales.Call.Moved!.At), SentToSales.Call.Handover);
    }

    [Fact]
    public void The_place_in_line_is_that_of_the_first_call_and_its_queues_priority_goes_along()
    {
        var (sent, lost) = (SentToSales.Call, Fresh("CA2", seconds: 300) with { AnsweredAt = Start });
        Assert.Equal((Start, Talking.Call.AnsweredAt), (sent.ArrivedAt, sent.AnsweredAt));

        var inOrder = Line.Of(Both, [Fresh("CA3", seconds: 600), lost, sent]).Select(call => call.Id);

        Assert.Equal([sent.Id, lost.Id, new("CA3")], inOrder);
    }

    [Fact]
    public void It_is_offered_to_an_agent_of_the_other_queue_before_a_newer_call_and_the_briefing_comes_along()
    {
        var offer = Assert.Single(Router.Match(Both, [Fresh("CA3", seconds: 600), SentToSales.Call], [Free(Salesman), Free(Agent2)], SentToSales.Now));
        Assert.Equal((SentToSales.Call.Id, Salesman), (offer.Call, offer.Agent));

        var ringing = SentToSales.Then(new CallEvent.Intent.Offer(Salesman, offer.Why));

        Assert.Equal(SentToSales.Call.Handover, ringing.Call.HandoverTo(L2));
        Assert.Null(ringing.Then(AtDoor(L2)).Call.Sent);
    }

    [Fact]
    public void Unanswered_it_goes_back_to_the_sender_as_soon_as_they_are_free_and_stays_in_line_for_the_others()
    {
        var sent = SentToSales.Call;
        var (before, after) = (sent.Moved!.At.AddSeconds(59), sent.Moved!.At.AddSeconds(60));
        Agent[] sender = [Free(Agent1)];

        Assert.Empty(Router.Match(Both, [sent], sender, before));
        Assert.Equal(after, Router.NextChange(Both, [sent], before));
        Assert.Equal("the call comes back to the agent who had sent it on", Assert.Single(Router.Match(Both, [sent], sender, after)).Why.English);
        Assert.Equal(Agent1, Assert.Single(Router.Match(Both, [sent], [Free(Salesman), .. sender], after)).Agent);
        Assert.Equal(Salesman, Assert.Single(Router.Match(Both, [sent], [Free(Salesman)], after)).Agent);
        Assert.Equal(Agent1, Assert.Single(Router.Match(Both, [sent], [Free(Agent1) with { WrapUp = new WrapUp(after.AddMinutes(1)) }], after)).Agent);
    }

    [Fact]
    public void Whoever_lets_it_go_by_as_it_comes_back_is_not_rung_for_it_again()
    {
        var back = (SentToSales with { Now = SentToSales.Call.Moved!.ReturnAt!.Value }).Then(new CallEvent.Intent.Offer(Agent1, $"")).Then(Over(L2, LegEnding.NoAnswer));

        Assert.Empty(Router.Match(Both, [back.Call], [Free(Agent1)], back.Now.AddMinutes(5)));
        Assert.Single(Router.Match(Both, [back.Call], [Free(Salesman)], back.Now.AddMinutes(5)));
    }

    [Fact]
    public void Once_somebody_has_answered_there_it_does_not_go_back()
    {
        var lost = SentToSales.Then(new CallEvent.Intent.Offer(Salesman, $"")).Then(AtDoor(L2)).Then(Joined(L2)).Then(HungUp(L2));
        var waiting = (lost with { Now = lost.Now.AddMinutes(3) }).Then(new CallEvent.Fact.RejoinTimeUp(Salesman));

        Assert.IsType<CallPhase.Waiting>(waiting.Call.Phase);
        Assert.Empty(Router.Match(Both, [waiting.Call], [Free(Agent1)], waiting.Now));
    }

    [Fact]
    public void With_no_time_to_return_the_sender_is_rung_only_as_an_agent_of_the_queue_and_after_the_others()
    {
        var here = SentToSales.Then(new CallEvent.Intent.Offer(Salesman, $"")).Then(AtDoor(L2)).Then(Joined(L2)).Then(Send(Salesman, QueueId.Default)).Call;
        Assert.Null(here.Moved!.ReturnAt);

        Assert.Equal(Agent2, Assert.Single(Router.Match(Both, [here], [Free(Salesman), Free(Agent2)], here.Moved.At.AddSeconds(6))).Agent);
        Assert.Equal(Salesman, Assert.Single(Router.Match(Both, [here], [Free(Salesman)], here.Moved.At.AddSeconds(6))).Agent);
        Assert.Equal(QueueId.Default, here.FirstQueue);
    }

    [Fact]
    public void The_same_queue_an_unknown_one_and_another_agents_call_are_refused()
    {
        Assert.Equal("The call is of this queue already: choose another.", Talking.Then(Send(Agent1, QueueId.Default)).Refusal!.Reason.English);
        Assert.Equal("There is no such queue.", Talking.Then(Send(Agent1, new("nowhere"))).Refusal!.Reason.English);
        Assert.Equal("There is no such queue.", Talking.Then(Send(Agent1, new(""))).Refusal!.Reason.English);
        Assert.Equal(RefusalCode.NotYourCall, Talking.Then(Send(Agent2, Sales)).Refusal!.Code);
        Assert.Equal(RefusalCode.WrongPhase, Consulting.Then(Send(Agent1, Sales)).Refusal!.Code);
    }

    [Fact]
    public void Whoever_may_not_transfer_to_queues_is_refused()
    {
        var machine = new CallMachine(new CallPolicy
        {
            ReturnTimes = ImmutableDictionary<QueueId, TimeSpan>.Empty.Add(Sales, TimeSpan.Zero), Rights = new() { EverybodyElse = TransferRule.Everything with { Queues = false } },
        });

        Assert.Equal(new Refusal(RefusalCode.NotPermitted, $"You may not transfer calls to other queues."), Talking.Then(Send(Agent1, Sales), machine).Refusal);
    }

    [Fact]
    public void An_owner_who_would_end_the_conference_leaves_without_ending_the_call()
    {
        var sent = HandedOver.Then(Send(Agent2, Sales)).Then(Over(L2, LegEnding.HungUp)).Then(DialFinished(LegId.Customer));

        Assert.Equal((new CallPhase.Waiting(), 2, true), (sent.Call.Phase, sent.Call.Room, sent.Call.Customer.IsLive));
    }

    [Fact]
    public void The_work_after_the_call_belongs_to_the_queue_in_which_it_was_done()
    {
        var (agent, _) = AgentStateHistory.Note(Free(Agent1), Free(Agent1) with { Engagement = new Engagement(Id, L1, Talking: true, Start) }, QueueId.Default, Start);

        var (after, over) = AgentStateHistory.Note(agent, agent with { Engagement = null, WrapUp = new WrapUp(Start.AddMinutes(2)) }, Sales, Start.AddMinutes(1));

        Assert.Equal((QueueId.Default, QueueId.Default), (after.CurrentState!.Queue, Assert.Single(over).Queue));
    }

    private static Call Fresh(string id, int seconds) => CallMachine.Arrive(new(id), new CallEvent.Fact.CustomerArrived("", "", Sales), SentToSales.Now.AddSeconds(-seconds));

    private static Agent Free(AgentId id) => new() { Id = id, Name = id.Value, ReachableUntil = DateTimeOffset.MaxValue, IdleSince = Start };
}
