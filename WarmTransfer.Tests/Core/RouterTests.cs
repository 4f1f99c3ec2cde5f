using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core;

public sealed class RouterTests
{
    private static readonly DateTimeOffset Now = Story.Start.AddMinutes(5);

    [Fact]
    public void The_longest_waiting_customer_gets_the_longest_idle_agent() => Assert.Equal(
        [("CA1", "b"), ("CA2", "a")],
        Match([Waits("CA2", seconds: 10), Waits("CA1", seconds: 60)], [Idle("a", seconds: 5), Idle("b", seconds: 50)]));

    [Fact]
    public void Nobody_gets_two_calls() => Assert.Single(Match([Waits("CA1", 60), Waits("CA2", 10)], [Idle("a", 5)]));

    [Fact]
    public void Agents_who_cannot_be_reached_or_are_busy_get_none() => Assert.Empty(Match(
        [Waits("CA1", 60)],
        [
            Idle("a", 5) with { ReachableUntil = Now.AddSeconds(-1) },
            Idle("b", 5) with { Engagement = new Engagement(new CallId("CA9"), new LegId("L1"), Talking: false, Now) },
        ]));

    [Fact]
    public void An_agent_who_let_the_call_go_by_comes_after_everybody_else() => Assert.Equal(
        [("CA1", "b")], Match([Waits("CA1", 60, passedBy: "a", ago: 30)], [Idle("a", 500), Idle("b", 1)]));

    [Fact]
    public void An_agent_who_let_the_call_go_by_is_rung_again_after_a_rest_if_there_is_nobody_else()
    {
        Assert.Empty(Match([Waits("CA1", 60, passedBy: "a", ago: 4)], [Idle("a", 500)]));
        Assert.Equal([("CA1", "a")], Match([Waits("CA1", 60, passedBy: "a", ago: 5)], [Idle("a", 500)]));
    }

    [Fact]
    public void A_call_that_is_offered_already_is_not_offered_again() => Assert.Empty(Match([Story.Ringing.Call], [Idle("a", 5)]));

    [Fact]
    public void Whoever_may_come_back_to_a_customer_is_not_rung_for_another()
    {
        var idle = Idle(Story.Agent1.Value, 60);
        Assert.Empty(Match([Story.Lost.Call, Waits("CA2", 10)], [idle]));
        Assert.Single(Match([Story.Lost.Call, Waits("CA2", 10)], [idle, Idle("b", 5)]));
        Assert.Equal("CA2", Assert.Single(Match([Waits("CA2", 10)], [idle])).Call);
    }

    [Fact]
    public void Whoever_has_lost_their_agent_goes_before_everybody_who_waits_for_the_first()
    {
        var lost = Waits("CA2", 1) with { AnsweredAt = Story.Start };
        Assert.Equal("CA2", Assert.Single(Match([Waits("CA1", 600), lost], [Idle("a", 5)])).Call);
    }

    [Fact]
    public void A_queue_of_higher_priority_goes_first_however_long_others_have_waited()
    {
        var queues = new Queues([.. Queues.One.All, new Queue { Id = new("gold"), Name = "Gold", Priority = 1 }]);

        var offer = Assert.Single(Router.Match(queues, [Waits("CA1", 600), Waits("CA2", 1) with { Queue = new("gold") }], [Idle("a", 5)], Now));

        Assert.Equal("CA2", offer.Call.Value);
    }

    [Theory]
    [InlineData(Strategy.LongestIdle, "b: longest idle (50 s)")]
    [InlineData(Strategy.RoundRobin, "a: round robin: next in turn (last rung 90 s ago)")]
    [InlineData(Strategy.RingAll, "b: ring all: everybody who is free; a: ring all: everybody who is free")]
    public void The_timeline_says_in_the_strategys_words_why_an_agent_was_chosen(Strategy strategy, string expected)
    {
        var queues = new Queues([Queues.One.All[0] with { Strategy = strategy }]);
        Agent[] agents = [Idle("a", 5) with { RungAt = Now.AddSeconds(-90) }, Idle("b", 50) with { RungAt = Now.AddSeconds(-60) }];

        Assert.Equal(expected, string.Join("; ", Router.Match(queues, [Waits("CA1", 60)], agents, Now).Select(offer => $"{offer.Agent}: {offer.Why}")));
    }

    [Fact]
    public void Whoever_becomes_free_joins_the_ringing_unless_they_have_let_it_go_by()
    {
        var queues = new Queues([Queues.One.All[0] with { Strategy = Strategy.RingAll }]);
        var rings = Waits("CA1", 60, passedBy: "a", ago: 6) with { Phase = new CallPhase.Offered([new("L1")]), PhaseSince = Now.AddSeconds(-8) };

        Assert.Equal(["b"], Router.Match(queues, [rings], [Idle("a", 5), Idle("b", 5)], Now).Select(offer => offer.Agent.Value));
        Assert.Equal(["b", "a"], Router.Match(queues, [rings with { PhaseSince = Now.AddSeconds(-1) }], [Idle("a", 5), Idle("b", 5)], Now).Select(offer => offer.Agent.Value));
    }

    private static List<(string Call, string Agent)> Match(IEnumerable<Call> calls, IEnumerable<Agent> agents) =>
        [.. Router.Match(Queues.One, calls, agents, Now).Select(offer => (offer.Call.Value, offer.Agent.Value))];

    private static Call Waits(string id, int seconds, string? passedBy = null, int ago = 0)
    {
        var call = CallMachine.Arrive(new CallId(id), new CallEvent.Fact.CustomerArrived("", ""), Now.AddSeconds(-seconds));
        return passedBy is null ? call : call with { PassedBy = call.PassedBy.Add(new AgentId(passedBy), Now.AddSeconds(-ago)) };
    }

    private static Agent Idle(string id, int seconds) =>
        new() { Id = new AgentId(id), Name = id, IdleSince = Now.AddSeconds(-seconds), ReachableUntil = Now.AddSeconds(10) };
}
