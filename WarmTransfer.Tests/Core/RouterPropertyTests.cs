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
    ]);

    private static readonly Gen<Agent[]> Agents = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 300], Gen.Int[0, 300]).Array[0, 6]
        .Select(drawn => drawn.Select((one, i) => Agent(i, one.Item1, one.Item2, one.Item3)).ToArray());

    private static readonly Gen<Call[]> Calls = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 300], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 8]).Array[0, 6]
        .Select(drawn => drawn.Select((one, i) => Call(i, one.Item1, one.Item2, one.Item3, one.Item4, one.Item5)).ToArray());

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
        var (first, second) = (Queues[one.Queue].Priority, Queues[other.Queue].Priority);
        return first > second || (first == second && one.ArrivedAt < other.ArrivedAt);
    }

    // Said again in other words than the router's, so that one mistake is not made twice.
    private static bool Suits(Call call, Agent agent) => agent.StateAt(Now) == AgentState.Available
        && (Queues[call.Queue].Agents is not { } members || members.Contains(agent.Id))
        && !(call.PassedBy.TryGetValue(agent.Id, out var passed) && passed > Now.AddSeconds(-5));

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
