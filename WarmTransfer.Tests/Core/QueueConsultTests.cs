using System.Collections.Frozen;
using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class QueueConsultTests
{
    private static readonly AgentId Agent3 = new("agent3"), Agent4 = new("agent4"), Agent5 = new("agent5");
    private static readonly Queue SalesTeam = new() { Id = Sales, Name = "Sales", Agents = [Agent2, Agent3, Agent4, Agent5], Needs = new([new("french", 3)]) };

    private static Story Found(Story looking, AgentId? agent) => looking.Then(new CallEvent.Intent.NextExpert(agent, $"longest idle"));

    private static LegId Leg(int number) => new($"L{number}");

    [Fact]
    public void The_customer_is_put_on_hold_and_routing_chooses_whom_to_ring()
    {
        var asking = Talking.Then(ConsultQueue(Agent1, Sales));
        Assert.Equal([new CallEffect.FindExpert(L2), new CallEffect.SetHold(LegId.Customer, 1, true)], asking.Effects);
        Assert.Equal((ExpertSearch.Looking, Sales), (asking.Call.Handover!.Search, asking.Call.Handover.Experts));
        Assert.Null(asking.Call[L2].Agent);
        var ringing = Found(AskingSales, Agent2);
        Assert.Equal(new CallPhase.Consulting(L1, Leg(3)), ringing.Call.Phase);
        Assert.Equal([new CallEffect.DialAgent(Leg(3), Agent2)], ringing.Effects);
    }

    [Fact]
    public void An_expert_who_is_found_before_the_customer_hears_music_is_not_rung_yet()
    {
        var found = Found(Talking.Then(ConsultQueue(Agent1, Sales)), Agent2);
        Assert.Empty(found.Effects);
        Assert.Equal([new CallEffect.DialAgent(Leg(3), Agent2)], found.Then(HoldAnswered(LegId.Customer, held: true)).Effects);
    }

    [Theory]
    [InlineData(LegEnding.Declined)]
    [InlineData(LegEnding.NoAnswer)]
    [InlineData(LegEnding.NotRegistered)]
    public void Three_are_rung_in_turn_and_the_customer_never_leaves_hold(LegEnding ending)
    {
        var story = AskingSales;
        for (var i = 0; i < NextExperts.Most; i++)
        {
            story = Found(story, new[] { Agent2, Agent3, Agent4 }[i]);
            Assert.Equal((i + 1, new CallPhase.Consulting(L1, Leg(3 + i))), (NextExperts.Rung(story.Call), story.Call.Phase));
            Assert.True(story.Call.Customer is { Held: true, HoldPending: false });
            story = story.Then(Over(Leg(3 + i), ending));
        }

        Assert.Equal(new CallPhase.Talking(L1), story.Call.Phase);
        Assert.Equal([new CallEffect.SetHold(LegId.Customer, 1, false)], story.Effects);
        Assert.Equal(Leg(5), story.Call.LastFailure!.Leg);
    }

    [Fact]
    public void When_nobody_there_is_free_the_customer_is_given_back()
    {
        var back = Found(AskingSales, null);
        Assert.Equal(new CallPhase.Talking(L1), back.Call.Phase);
        Assert.Equal(Sales, back.Call[back.Call.LastFailure!.Leg].SoughtIn);
    }

    [Fact]
    public void The_search_can_be_called_off_and_ends_with_the_customer()
    {
        var back = AskingSales.Then(new CallEvent.Intent.Cancel(Agent1));
        Assert.Equal(new CallPhase.Talking(L1), back.Call.Phase);
        Assert.NotNull(Found(back, Agent2).Refusal);
        Assert.True(AskingSales.Then(HungUp(LegId.Customer)).Call.IsOver);
        Assert.IsType<CallPhase.Rejoining>(AskingSales.Then(HungUp(L1)).Call.Phase);
    }

    [Fact]
    public void They_can_be_dialled_in_as_well()
    {
        var asking = Talking.Then(new CallEvent.Intent.DialIn(Agent1, new Target.OtherQueue(Sales), Briefing.None));
        Assert.Equal([new CallEffect.FindExpert(L2)], asking.Effects);
        var ringing = Found(asking, Agent2);
        Assert.Equal(new CallPhase.DiallingIn(L1, Leg(3)), ringing.Call.Phase);
        Assert.Equal(new CallPhase.ThreeWay(L1, Leg(3)), ringing.Then(AtDoor(Leg(3))).Call.Phase);
    }

    [Fact]
    public void A_queue_that_does_not_exist_is_refused() =>
        Assert.Equal(RefusalCode.Unknown, Talking.Then(ConsultQueue(Agent1, new("nowhere"))).Refusal!.Code);

    [Fact]
    public void Their_phones_ring_for_as_long_as_that_queue_has_it()
    {
        var policy = new CallPolicy { RingTimes = ImmutableDictionary<QueueId, TimeSpan>.Empty.Add(Sales, TimeSpan.FromSeconds(33)).Add(QueueId.Default, TimeSpan.FromSeconds(12)) };
        var ringing = Found(AskingSales, Agent2).Call;
        Assert.Equal(TimeSpan.FromSeconds(33), policy.RingTimeOf(ringing, ringing[Leg(3)]));
        Assert.Equal(TimeSpan.FromSeconds(12), policy.RingTimeOf(ConsultRinging.Call, ConsultRinging.Call[L2]));
    }

    [Fact]
    public void Whoever_of_that_queue_has_the_skill_and_is_idle_longest_is_chosen_and_nobody_twice()
    {
        var now = Start.AddMinutes(5);
        var skills = new (AgentId Agent, int Level)[] { (Agent2, 1), (Agent3, 5), (Agent4, 3) }
            .ToFrozenDictionary(one => one.Agent, one => new Dictionary<string, int> { ["french"] = one.Level }.ToFrozenDictionary());
        var queues = new Queues([Queues.One.All[0], SalesTeam], skills);
        Agent[] agents = [Free(Agent2, 1), Free(Agent3, 30), Free(Agent4, 20), Free(new("elsewhere"), 0)];
        var first = Router.Expert(queues, AskingSales.Call, [AskingSales.Call], agents, now)!;
        Assert.Equal(Agent4, first.Agent);
        var declined = Found(AskingSales, first.Agent).Then(Over(Leg(3), LegEnding.Declined));
        Assert.Equal(Agent3, Router.Expert(queues, declined.Call, [declined.Call], agents, now)!.Agent);
    }

    private static Agent Free(AgentId id, int since) => new() { Id = id, Name = id.Value, ReachableUntil = DateTimeOffset.MaxValue, IdleSince = Start.AddSeconds(since) };
}
