using System.Collections.Frozen;
using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core;

/// <summary>Skills and groups one after the other: who is rung for which call, and when.</summary>
public sealed class SkillRoutingTests
{
    private static readonly DateTimeOffset Now = Story.Start.AddMinutes(5);

    private static readonly Queue French = Queues.One.All[0] with
    {
        Needs = new SkillNeeds([new("french", 7, TimeSpan.FromSeconds(30), 2), new("billing", 2)]),
        DropNeedsAfter = TimeSpan.FromSeconds(120),
    };

    private static readonly Dictionary<string, string> Skills = new() { ["ann"] = "french=9 billing=2", ["bob"] = "french=5 billing=9", ["cy"] = "french=10", ["dee"] = "" };

    [Theory]
    [InlineData(0, "ann: longest idle (1 s), with french 9 (needs 7) and billing 2 (needs 2)")]
    [InlineData(30, "bob: longest idle (2 s), with french 5 (needs 5, at first 7) and billing 9 (needs 2)")]
    [InlineData(120, "dee: longest idle (4 s), whatever their skills after 120 s")]
    public void Of_those_who_have_all_skills_that_are_still_needed_the_strategy_chooses_and_the_timeline_says_so(int waited, string expected) =>
        Assert.Equal(expected, Offers(French, [Waits("CA1", waited)]));

    [Fact]
    public void Nobody_else_is_rung_though_they_are_free() =>
        Assert.Equal("", Offers(French, [Waits("CA1", 0)], agents: ["bob", "cy", "dee"]));

    [Fact]
    public void A_call_that_needs_more_does_not_keep_the_next_from_an_agent_who_suits_it() =>
        Assert.Equal(["CA2"], Match(Queues.One.All[0], [Waits("CA1", 60) with { Needs = new([new("french", 7)]) }, Waits("CA2", 1)], ["dee"]).Select(offer => offer.Call.Value));

    [Fact]
    public void What_one_call_needs_counts_for_it_alone() => Assert.Equal(
        ["CA1 cy", "CA2 dee"],
        Match(Queues.One.All[0], [Waits("CA1", 60) with { Needs = new([new("french", 10)]) }, Waits("CA2", 1)], ["ann", "bob", "cy", "dee"]).Select(offer => $"{offer.Call} {offer.Agent}"));

    [Theory]
    [InlineData(19, "")]
    [InlineData(20, "bob: longest idle (2 s), rung after 20 s of waiting")]
    [InlineData(40, "cy: longest idle (3 s), rung after 40 s of waiting")]
    public void A_group_that_comes_later_is_rung_when_the_customer_has_waited_so_long(int waited, string expected)
    {
        var tiers = Queues.One.All[0] with { Agents = [new("ann"), new("bob"), new("cy")], Later = Later(("bob", 20), ("cy", 40)) };

        Assert.Equal(expected, Offers(tiers, [Waits("CA1", waited)], agents: ["bob", "cy", "dee"]));
        Assert.StartsWith("ann", Offers(tiers, [Waits("CA1", waited)], agents: ["ann", "dee"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_all_queue_rings_those_of_a_later_group_too_as_soon_as_it_is_their_turn()
    {
        var tiers = Queues.One.All[0] with { Strategy = Strategy.RingAll, Later = Later(("bob", 20)) };
        var rings = Waits("CA1", 19) with { Phase = new CallPhase.Offered([new("L1")]), PhaseSince = Now.AddSeconds(-19) };

        Assert.Empty(Match(tiers, [rings], ["bob"]));
        Assert.Equal((Now.AddSeconds(1), true), (Router.NextChange(Of(tiers), [rings], Now), Assert.Single(Match(tiers, [rings], ["bob"], Now.AddSeconds(1))).Also));
    }

    [Fact]
    public void The_expert_of_a_transfer_has_the_skills_too()
    {
        var transferred = Waits("CA1", 0);
        Assert.Equal("bob", Router.Expert(Of(French with { Needs = new([new("billing", 5)]) }), transferred, [transferred], Agents(["ann", "bob", "dee"]), Now)!.Agent.Value);
    }

    private static string Offers(Queue queue, Call[] calls, string[]? agents = null) =>
        string.Join("; ", Match(queue, calls, agents ?? [.. Skills.Keys]).Select(offer => $"{offer.Agent}: {offer.Why}"));

    private static ImmutableArray<Offer> Match(Queue queue, Call[] calls, string[] agents, DateTimeOffset? at = null) => Router.Match(Of(queue), calls, Agents(agents), at ?? Now);

    private static Queues Of(Queue queue) => new([queue], Skills.ToFrozenDictionary(one => new AgentId(one.Key), one => Levels(one.Value)));

    private static FrozenDictionary<string, int> Levels(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(skill => skill.Split('=')).ToFrozenDictionary(skill => skill[0], skill => int.Parse(skill[1], System.Globalization.CultureInfo.InvariantCulture));

    private static ImmutableDictionary<AgentId, TimeSpan> Later(params (string Agent, int Seconds)[] tiers) =>
        tiers.ToImmutableDictionary(one => new AgentId(one.Agent), one => TimeSpan.FromSeconds(one.Seconds));

    private static Call Waits(string id, int seconds) => CallMachine.Arrive(new CallId(id), new CallEvent.Fact.CustomerArrived("", ""), Now.AddSeconds(-seconds));

    // Each idle a second longer than the one before.
    private static IEnumerable<Agent> Agents(string[] names) => names.Select(name => new Agent
    {
        Id = new(name), Name = name, IdleSince = Now.AddSeconds(-1 - Skills.Keys.ToList().IndexOf(name)), ReachableUntil = DateTimeOffset.MaxValue,
    });
}
