using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class ConsultRequestTests
{
    private static readonly AgentId Agent3 = new("agent3");
    private static readonly CallPolicy Policy = new();
    private static readonly CallEvent TimeUp = new CallEvent.Fact.ConsultRequestTimeUp(Agent2);

    private static CallEvent.Intent.AnswerConsultRequest Answer(ConsultAnswer answer, DeclineReason? why = null) => new(Agent2, answer, why);

    private static Story Later(Story story, TimeSpan time) => story with { Now = story.Now + time };

    [Fact]
    public void Nothing_rings_and_customer_and_owner_talk_on()
    {
        Assert.Equal(new CallPhase.Talking(L1), Asked.Call.Phase);
        Assert.Equal((Agent1, Agent2, "billing"), (Asked.Call.ConsultRequest!.By, Asked.Call.ConsultRequest.To, Asked.Call.ConsultRequest.Briefing.Reason));
        Assert.Equal([new CallEffect.StartTimer(new CallEvent.Fact.ConsultRequestTimeUp(Agent2), Asked.Call.ConsultRequest.Until)], Asked.Effects);
        Assert.Equal(2, Asked.Call.Legs.Count);
    }

    [Fact]
    public void When_the_colleague_is_free_it_is_a_consultation_like_any_other()
    {
        var begun = Asked.Then(new CallEvent.Intent.BeginConsult(Agent2, $"free now"));
        Assert.Equal(new CallPhase.Consulting(L1, L2), begun.Call.Phase);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, true)], begun.Effects);
        Assert.Equal((null, "billing"), (begun.Call.ConsultRequest, begun.Call.Handover!.Briefing.Reason));
        Assert.Contains(new CallEffect.DialAgent(L2, Agent2), begun.Then(HoldAnswered(LegId.Customer, held: true)).Effects);
    }

    [Fact]
    public void Accepted_it_is_waited_for_longer_and_once()
    {
        var accepted = Asked.Then(Answer(ConsultAnswer.After));
        var until = accepted.Call.ConsultRequest!.Until;
        Assert.True(accepted.Call.ConsultRequest.Accepted);
        Assert.Equal(Policy.AcceptedRequestTime, until - Asked.Now);
        Assert.Equal(until, Later(accepted, TimeSpan.FromMinutes(1)).Then(Answer(ConsultAnswer.After)).Call.ConsultRequest!.Until);
    }

    [Fact]
    public void Accepted_now_it_begins_before_the_work_after_a_call_is_done()
    {
        var begun = Asked.Then(Answer(ConsultAnswer.Now));
        Assert.Equal(new CallPhase.Consulting(L1, L2), begun.Call.Phase);
        Assert.Contains((Agent2, new AgentEvent.Reserved(Id, L2, Returning: true)), AgentConsequences.Between(Asked.Call, begun.Call));
    }

    [Theory]
    [InlineData(AgentState.WrapUp, true)]
    [InlineData(AgentState.OnCall, false)]
    [InlineData(AgentState.Away, false)]
    public void Nobody_leaves_their_own_customer_to_come_at_once(AgentState state, bool comes)
    {
        var agent = new Agent { Id = Agent2, Name = "Agent 2", ReachableUntil = DateTimeOffset.MaxValue };
        agent = state switch
        {
            AgentState.WrapUp => agent with { WrapUp = new WrapUp(Start.AddMinutes(1)) },
            AgentState.Away => agent with { Away = "lunch" },
            _ => agent with { Engagement = new Engagement(new CallId("CA2"), L1, Talking: true, Start) },
        };
        Assert.Equal(state, agent.StateAt(Start));
        Assert.Equal(comes, new AgentMachine(new AgentPolicy()).Apply(agent, new AgentEvent.Reserved(Id, L2, Returning: true), Start).Refusal is null);
    }

    [Fact]
    public void Why_it_is_declined_is_kept_for_whoever_asked()
    {
        var declined = Asked.Then(Answer(ConsultAnswer.Decline, DeclineReason.NotMyField));
        Assert.Null(declined.Call.ConsultRequest);
        Assert.Equal((Agent2, ConsultRequestEnding.Declined, DeclineReason.NotMyField), (declined.Call.LastRequestFailure!.To, declined.Call.LastRequestFailure.Ending, declined.Call.LastRequestFailure.Why));
        Assert.Null(declined.Then(Consult(Agent1, Agent2)).Call.LastRequestFailure);
    }

    [Theory]
    [InlineData(false, ConsultRequestEnding.NotAnswered)]
    [InlineData(true, ConsultRequestEnding.NotFree)]
    public void It_is_over_by_itself(bool accepted, ConsultRequestEnding ending)
    {
        var asked = accepted ? Asked.Then(Answer(ConsultAnswer.After)) : Asked;
        Assert.NotNull(asked.Then(TimeUp).Call.ConsultRequest);
        var over = (asked with { Now = asked.Call.ConsultRequest!.Until }).Then(TimeUp);
        Assert.Equal((null, ending, new CallPhase.Talking(L1)), (over.Call.ConsultRequest, over.Call.LastRequestFailure!.Ending, over.Call.Phase));
    }

    [Fact]
    public void Whoever_asked_can_withdraw_it()
    {
        var withdrawn = Asked.Then(new CallEvent.Intent.Cancel(Agent1));
        Assert.Equal((null, ConsultRequestEnding.Withdrawn, new CallPhase.Talking(L1)), (withdrawn.Call.ConsultRequest, withdrawn.Call.LastRequestFailure!.Ending, withdrawn.Call.Phase));
        Assert.Equal(RefusalCode.WrongPhase, withdrawn.Then(Answer(ConsultAnswer.Now)).Refusal!.Code);
        Assert.NotNull(withdrawn.Then(new CallEvent.Intent.BeginConsult(Agent2, $"")).Refusal);
    }

    [Fact]
    public void A_lost_owner_comes_back_to_it_and_meanwhile_it_does_not_begin()
    {
        var lost = Asked.Then(HungUp(L1));
        Assert.IsType<CallPhase.Rejoining>(lost.Call.Phase);
        Assert.NotNull(lost.Call.ConsultRequest);
        Assert.NotNull(lost.Then(Answer(ConsultAnswer.Now)).Refusal);
        Assert.Empty(Router.Requested([lost.Call], Free(Agent2), Start.AddMinutes(1)));
        var back = lost.Then(new CallEvent.Intent.Rejoin(Agent1, "CA0000000000000000000000000000000R"));
        Assert.Equal(new CallPhase.Consulting(L2, new("L3")), back.Then(new CallEvent.Intent.BeginConsult(Agent2, $"")).Call.Phase);
    }

    [Fact]
    public void It_ends_with_the_call_of_whoever_asked()
    {
        Assert.Null(Asked.Then(new CallEvent.Intent.End(Agent1)).Call.ConsultRequest);
        Assert.Null(Asked.Then(HungUp(LegId.Customer)).Call.ConsultRequest);
        Assert.Null(Asked.Then(Consult(Agent1, Agent3)).Call.ConsultRequest);
        Assert.Null(Asked.Then(Send(Agent1, Sales)).Call.ConsultRequest);
    }

    [Fact]
    public void One_is_asked_at_a_time_and_only_a_colleague()
    {
        Assert.NotNull(Asked.Then(RequestConsult(Agent1, Agent3)).Refusal);
        Assert.NotNull(Talking.Then(RequestConsult(Agent1, Agent1)).Refusal);
        Assert.NotNull(Talking.Then(new CallEvent.Intent.RequestConsult(Agent1, new Target.OtherQueue(Sales), Briefing.None)).Refusal);
        Assert.NotNull(Consulting.Then(RequestConsult(Agent1, Agent3)).Refusal);
        Assert.Equal(RefusalCode.NotYourCall, Asked.Then(new CallEvent.Intent.AnswerConsultRequest(Agent3, ConsultAnswer.Now)).Refusal!.Code);
    }

    [Fact]
    public void Whoever_has_accepted_goes_first_and_is_rung_for_no_other_call_meanwhile()
    {
        var now = Asked.Now.AddSeconds(10);
        var accepted = Asked.Then(Answer(ConsultAnswer.After)).Call with { Id = new("CA2") };
        Assert.Equal([(accepted, Agent2)], Router.Requested([Asked.Call, accepted], Free(Agent2), now));
        Assert.Empty(Router.Match(Queues.One, [Waiting.Call, accepted], Free(Agent2).Values, now));
        Assert.Equal(Agent3, Assert.Single(Router.Match(Queues.One, [Waiting.Call, accepted], Free(Agent2, Agent3).Values, now)).Agent);
    }

    private static Dictionary<AgentId, Agent> Free(params AgentId[] ids) => ids.ToDictionary(id => id, id => new Agent { Id = id, Name = id.Value, ReachableUntil = DateTimeOffset.MaxValue });
}
