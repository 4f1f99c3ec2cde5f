using System.Collections.Frozen;
using System.Collections.Immutable;
using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core;

/// <summary>What routing promises whoever is there.</summary>
public sealed class RouterPropertyTests
{
    private static readonly DateTimeOffset Now = Story.Start.AddHours(1);

    private static readonly Queues Queues = new(
    [
        new Queue { Id = new("idle"), Name = "Longest idle" },
        new Queue { Id = new("round"), Name = "Round robin", Strategy = Strategy.RoundRobin, Agents = [new("a0"), new("a1"), new("a2")] },
        new Queue { Id = new("all"), Name = "Ring all", Strategy = Strategy.RingAll, Agents = [new("a2"), new("a3"), new("a4")] },
        new Queue { Id = new("urgent"), Name = "Urgent", Strategy = Strategy.RingAll, Priority = 10 },
        new Queue
        {
            Id = new("skilled"), Name = "Skilled", Needs = new([new("french", 6, TimeSpan.FromSeconds(40), 2), new("billing", 3)]), DropNeedsAfter = TimeSpan.FromSeconds(200),
            ReturnAfter = TimeSpan.FromSeconds(60),
        },
        new Queue { Id = new("tiers"), Name = "Tiers", Strategy = Strategy.RoundRobin, Agents = [new("a0"), new("a1"), new("a2"), new("a3")], Later = Later(("a1", 30), ("a2", 90), ("a3", 90)) },
    ], new Dictionary<AgentId, FrozenDictionary<string, int>>
    {
        [new("a0")] = Levels(("french", 8), ("billing", 3)), [new("a1")] = Levels(("french", 3), ("billing", 5)), [new("a2")] = Levels(("french", 10)), [new("a3")] = Levels(("billing", 9)),
    }.ToFrozenDictionary());

    private static readonly Gen<Agent[]> Agents = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 300], Gen.Int[0, 300]).Array[0, 6]
        .Select(drawn => drawn.Select((one, i) => Agent(i, one.Item1, one.Item2, one.Item3)).ToArray());

    private static readonly Gen<Call[]> Calls = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 300], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 8], Gen.Int[-3, 7]).Array[0, 6]
        .Select(drawn => drawn.Select((one, i) => Needing(Call(i, one.Item1, one.Item2, one.Item3, one.Item4, one.Item5), one.Item6)).ToArray());

    [Fact]
    public void No_call_waits_while_a_suitable_reachable_agent_is_idle() => Gen.Select(Calls, Agents).Sample((calls, agents) =>
    {
        var offers = Router.Match(Queues, calls, agents, Now);
        var waiting = calls.Where(call => call.Phase is CallPhase.Waiting && offers.All(offer => offer.Call != call.Id));
        var idle = agents.Where(agent => offers.All(offer => offer.Agent != agent.Id)).ToList();
        Assert.All(waiting, call => Assert.DoesNotContain(idle, agent => Suits(call, agent)));
    });

    [Fact]
    public void Nobody_is_rung_for_two_calls_or_for_a_call_of_another_queue() => Gen.Select(Calls, Agents).Sample((calls, agents) =>
    {
        var offers = Router.Match(Queues, calls, agents, Now);
        Assert.Equal(offers.Length, offers.Select(offer => offer.Agent).Distinct().Count());
        Assert.All(offers, offer => Assert.True(Suits(calls.Single(call => call.Id == offer.Call), agents.Single(agent => agent.Id == offer.Agent))));
    });

    [Fact]
    public void Nobody_is_served_before_a_customer_who_comes_first_and_suits_the_same_agent() => Gen.Select(Calls, Agents).Sample((calls, agents) =>
    {
        var offers = Router.Match(Queues, calls, agents, Now);
        foreach (var waits in calls.Where(call => call.Phase is CallPhase.Waiting && offers.All(offer => offer.Call != call.Id)))
        foreach (var offer in offers.Where(offer => Precedes(waits, calls.Single(call => call.Id == offer.Call))))
            Assert.False(Suits(waits, agents.Single(agent => agent.Id == offer.Agent)));
    });

    [Fact]
    public void Each_waiting_call_has_one_agent_and_only_ring_all_has_more() => Gen.Select(Calls, Agents).Sample((calls, agents) =>
    {
        var offers = Router.Match(Queues, calls, agents, Now);
        foreach (var call in calls)
        {
            var rung = offers.Where(offer => offer.Call == call.Id).ToList();
            Assert.Equal(call.Phase is CallPhase.Waiting && rung.Count > 0 ? 1 : 0, rung.Count(offer => !offer.Also));
            if (Queues[call.Queue].Strategy != Strategy.RingAll) Assert.DoesNotContain(rung, offer => offer.Also);
        }
    });

    /// <summary>As the dispatcher does it: a look whenever time alone may change something. At every other moment a look finds nothing that the one before did not.</summary>
    [Fact]
    public void Between_the_moments_at_which_it_is_looked_no_call_waits_for_an_idle_agent_who_suits_it() => Gen.Select(Calls, Agents, Gen.Int[1, 400]).Sample((calls, agents, after) =>
    {
        var waiting = calls.Where(call => call.Phase is CallPhase.Waiting).ToArray();
        var staying = agents.Select(agent => agent with { ReachableUntil = agent.IsReachable(Now) ? DateTimeOffset.MaxValue : null }).ToArray();
        var (now, until) = (Now, Now.AddSeconds(after));
        var left = (Calls: waiting, Agents: staying);
        for (var look = 0; now <= until; look++)
        {
            left = Without(left.Calls, left.Agents, Router.Match(Queues, left.Calls, left.Agents, now));
            var next = Router.NextChange(Queues, left.Calls, now) ?? DateTimeOffset.MaxValue;
            Assert.True(next > now && look < 200);
            var between = next > until ? until : next.AddTicks(-1);
            Assert.Empty(Router.Match(Queues, left.Calls, left.Agents, between));
            now = next;
        }
    });

    [Fact]
    public void Whoever_suits_a_call_still_suits_it_when_it_has_waited_longer() => Gen.Select(Calls, Agents, Gen.Int[0, 300]).Sample((calls, agents, later) =>
    {
        foreach (var call in calls.Where(call => call.Phase is CallPhase.Waiting))
        foreach (var agent in agents.Where(agent => Suits(call, agent)))
            Assert.Single(Router.Match(Queues, [call], [agent with { ReachableUntil = DateTimeOffset.MaxValue }], Now.AddSeconds(later)));
    });

    private static (Call[] Calls, Agent[] Agents) Without(Call[] calls, Agent[] agents, ImmutableArray<Offer> offers) =>
        ([.. calls.Where(call => offers.All(offer => offer.Call != call.Id))], [.. agents.Where(agent => offers.All(offer => offer.Agent != agent.Id))]);

    [Fact]
    public void Round_robin_is_fair_whoever_is_idle_the_longest() => Gen.Select(Gen.Int[1, 6], Gen.Int[0, 60].Array[1, 40]).Sample((count, talks) =>
    {
        var queues = new Queues([new Queue { Id = QueueId.Default, Name = "", Strategy = Strategy.RoundRobin }]);
        var agents = Enumerable.Range(0, count).ToDictionary(i => new AgentId($"a{i}"), i => Agent(i, state: 0, idle: i, rung: 0) with { RungAt = null, ReachableUntil = DateTimeOffset.MaxValue });
        var (rung, now) = (agents.Keys.ToDictionary(agent => agent, _ => 0), Now);
        foreach (var talk in talks)
        {
            now = now.AddSeconds(talk + 1);
            var chosen = Assert.Single(Router.Match(queues, [Call(0, 0, 10, 0, passedBy: 99, 0)], agents.Values, now)).Agent;
            rung[chosen]++;
            agents[chosen] = agents[chosen] with { RungAt = now, IdleSince = now.AddSeconds(talk) };
        }

        Assert.True(rung.Values.Max() - rung.Values.Min() <= 1);
    });

    private static bool Precedes(Call one, Call other)
    {
        if (one.AnsweredAt is null != other.AnsweredAt is null) return one.AnsweredAt is not null;
        var (first, second) = (Priority(one), Priority(other));
        return first > second || (first == second && one.ArrivedAt < other.ArrivedAt);
    }

    // Said again in other words than the router's, so that one mistake is not made twice.
    private static bool Suits(Call call, Agent agent) => agent.StateAt(Now) == AgentState.Available
        && (GoesBackTo(call, agent) || ((Queues[call.Queue].Agents is not { } members || members.Contains(agent.Id)) && HasSkills(call, agent) && IsTheirTurn(call, agent)))
        && !(call.PassedBy.TryGetValue(agent.Id, out var passed) && passed > Now.AddSeconds(-5));

    private static bool GoesBackTo(Call call, Agent agent) => call.Phase is CallPhase.Waiting && call.Moved is { } moved && moved.By == agent.Id && moved.ReturnAt <= Now && !(call.PassedBy[agent.Id] >= moved.ReturnAt);

    private static bool IsTheirTurn(Call call, Agent agent) =>
        Queues[call.Queue].Later.GetValueOrDefault(agent.Id).TotalSeconds <= Waited(call) && !(call.Moved is { } moved && moved.By == agent.Id && moved.ReturnAt > Now);

    private static bool HasSkills(Call call, Agent agent)
    {
        if (call.Queue.Value == "skilled" && Waited(call) >= 200) return true;
        var french = call.Needs is { } own ? own.All[0].Level : call.Queue.Value == "skilled" ? Math.Max(1, 6 - (2 * (Waited(call) / 40))) : 0;
        return Queues.SkillsOf(agent.Id).GetValueOrDefault("french") >= french && (call.Queue.Value != "skilled" || Queues.SkillsOf(agent.Id).GetValueOrDefault("billing") >= 3);
    }

    private static int Waited(Call call) => (int)(Now - (call.Moved?.At ?? call.ArrivedAt)).TotalSeconds;

    private static int Priority(Call call) => call.Moved is { } moved ? Math.Max(Queues[moved.First].Priority, Queues[call.Queue].Priority) : Queues[call.Queue].Priority;

    // Of those who were answered some were sent on since, by the agent who let them go by.
    private static Call Needing(Call call, int need) => need switch
    {
        > 0 => call with { Needs = new([new("french", need)]) },
        0 => call,
        _ when call.AnsweredAt is null => call,
        _ => call with { Moved = new QueueMove(Queues.All[-need].Id, call.PassedBy.Keys.Single(), call.PassedBy.Values.Single(), need == -3 ? null : call.PassedBy.Values.Single().AddSeconds(6 + need)) },
    };

    private static FrozenDictionary<string, int> Levels(params (string Skill, int Level)[] levels) => levels.ToFrozenDictionary(one => one.Skill, one => one.Level);

    private static ImmutableDictionary<AgentId, TimeSpan> Later(params (string Agent, int Seconds)[] tiers) => tiers.ToImmutableDictionary(one => new AgentId(one.Agent), one => TimeSpan.FromSeconds(one.Seconds));

    private static Agent Agent(int i, int state, int idle, int rung)
    {
        var agent = new Agent { Id = new($"a{i}"), Name = $"A{i}", ReachableUntil = Now.AddSeconds(10), IdleSince = Now.AddSeconds(-idle), RungAt = Now.AddSeconds(-rung) };
        return state switch
        {
            0 or 1 => agent,
            2 => agent with { Away = "lunch" },
            3 => agent with { ReachableUntil = Now },
            _ => agent with { Engagement = new Engagement(new("CA9"), new("L1"), Talking: true, Now) },
        };
    }

    private static Call Call(int i, int queue, int waited, int phase, int passedBy, int ago)
    {
        var call = CallMachine.Arrive(new($"CA{i}"), new CallEvent.Fact.CustomerArrived("", "", Queues.All[queue].Id), Now.AddSeconds(-waited));
        return call with
        {
            Phase = phase == 3 ? new CallPhase.Offered([new("L1")]) : call.Phase,
            PhaseSince = Now.AddSeconds(-3),
            AnsweredAt = waited % 4 == 0 ? Now.AddSeconds(-waited) : null,
            PassedBy = call.PassedBy.Add(new($"a{passedBy}"), Now.AddSeconds(-ago)),
        };
    }
}
