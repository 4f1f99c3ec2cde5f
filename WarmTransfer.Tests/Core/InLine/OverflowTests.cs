using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>Which rule sends whom where.</summary>
public sealed class OverflowTests
{
    private static readonly QueueId Sales = new("sales"), Night = new("night");
    private static readonly DateTimeOffset Now = Story.Start.AddMinutes(10);
    private static readonly ImmutableDictionary<QueueId, DateTimeOffset> NobodyAbsent = ImmutableDictionary<QueueId, DateTimeOffset>.Empty;

    private static Queues With(params OverflowRule[] rules) => new([new Queue { Id = Sales, Name = "Sales", Waiting = new WaitRules { Overflow = [.. rules] } }, new Queue { Id = Night, Name = "Night" }]);

    private static OverflowRule Rule(OverflowCondition when, Destination? then = null) => new(when, "Nobody can answer.", then ?? new Destination.EndCall());

    private static Call Waits(int number, double minutes, QueueId? queue = null) => CallMachine.Arrive(
        new CallId($"CA{number:D32}"), new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", queue ?? Sales), Now.AddMinutes(-minutes));

    private static bool IsCallable(string number) => number == "+15550100001";

    private static OverflowDue? First(Queues queues, params Call[] calls) => Overflow.Due(queues, calls, NobodyAbsent, _ => false, IsCallable, Now).FirstOrDefault();

    [Fact]
    public void Whoever_has_waited_long_enough_goes_and_the_timeline_says_why()
    {
        var queues = With(Rule(new OverflowCondition.Waited(TimeSpan.FromMinutes(5))));
        Assert.Null(First(queues, Waits(1, 4.9)));
        Assert.Equal("waited 300 s", First(queues, Waits(1, 5))!.Why.English);
        Assert.Null(First(queues, Waits(1, 9, Night)));
    }

    [Fact]
    public void Whoever_stands_too_far_back_goes_and_those_in_front_stay()
    {
        var queues = With(Rule(new OverflowCondition.MostWaiting(2)));
        var due = Overflow.Due(queues, [Waits(1, 4), Waits(2, 3), Waits(3, 2), Waits(4, 1), Waits(5, 9, Night)], NobodyAbsent, _ => false, IsCallable, Now);
        Assert.Equal(["2 in front of them", "3 in front of them"], due.Select(one => one.Why.English));
        Assert.Equal(2, due.Length);
    }

    [Fact]
    public void The_first_rule_that_holds_decides()
    {
        var queues = With(Rule(new OverflowCondition.Waited(TimeSpan.FromMinutes(5)), new Destination.ToQueue(Night)), Rule(new OverflowCondition.Waited(TimeSpan.FromMinutes(1))));
        Assert.IsType<Destination.EndCall>(First(queues, Waits(1, 2))!.Rule.Then);
        Assert.IsType<Destination.ToQueue>(First(queues, Waits(1, 6))!.Rule.Then);
    }

    [Fact]
    public void Nobody_is_sent_to_a_queue_that_is_closed_gone_or_was_left_before()
    {
        var queues = With(Rule(new OverflowCondition.Waited(TimeSpan.FromMinutes(1)), new Destination.ToQueue(Night)));
        Assert.NotNull(First(queues, Waits(1, 2)));
        Assert.Empty(Overflow.Due(queues, [Waits(1, 2)], NobodyAbsent, queue => queue == Night, IsCallable, Now));
        Assert.Null(First(queues, Waits(1, 2) with { LeftQueues = [Night] }));
        Assert.Null(First(With(Rule(new OverflowCondition.Waited(TimeSpan.FromMinutes(1)), new Destination.ToQueue(new("gone")))), Waits(1, 2)));
    }

    [Fact]
    public void Only_whoever_can_be_called_is_promised_a_call()
    {
        var queues = With(Rule(new OverflowCondition.Waited(TimeSpan.FromMinutes(1)), new Destination.ToCallBack()), Rule(new OverflowCondition.Waited(TimeSpan.FromMinutes(1))));
        Assert.IsType<Destination.ToCallBack>(First(queues, Waits(1, 2))!.Rule.Then);
        Assert.IsType<Destination.EndCall>(First(queues, Waits(1, 2) with { From = "anonymous" })!.Rule.Then);
    }

    [Fact]
    public void When_it_closes_whoever_waits_goes_but_not_whoever_has_lost_their_agent()
    {
        var queues = With(Rule(new OverflowCondition.Closed()), Rule(new OverflowCondition.MostWaiting(0)));
        Assert.Equal("the queue has closed", Assert.Single(Overflow.Due(queues, [Waits(1, 1), Waits(2, 3) with { AnsweredAt = Now.AddMinutes(-2) }], NobodyAbsent, _ => true, IsCallable, Now)).Why.English);
    }

    [Fact]
    public void A_queue_is_left_by_its_agents_when_none_has_been_there_for_a_while()
    {
        var queues = With(Rule(new OverflowCondition.NobodySignedIn()));
        var nobody = Overflow.Absences(NobodyAbsent, queues, [], Now.AddSeconds(-45));
        Assert.Empty(Overflow.Due(queues, [Waits(1, 1)], nobody, _ => false, IsCallable, Now.AddSeconds(-1)));
        Assert.Single(Overflow.Due(queues, [Waits(1, 1)], Overflow.Absences(nobody, queues, [], Now), _ => false, IsCallable, Now));
        var somebody = new Agent { Id = new("agent1"), Name = "Agent 1", ReachableUntil = Now.AddSeconds(10), Away = "Lunch" };
        Assert.Empty(Overflow.Absences(nobody, queues, [somebody], Now));
    }

    [Fact]
    public void Only_whoever_waits_and_hears_music_goes()
    {
        var queues = With(Rule(new OverflowCondition.Waited(TimeSpan.Zero)));
        Assert.Null(First(queues, Waits(1, 5) with { Phase = new CallPhase.Offered([new("L1")]) }));
        Assert.Null(First(queues, Waits(1, 5) with { Phase = new CallPhase.Talking(new("L1")) }));
    }
}
