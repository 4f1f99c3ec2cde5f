using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

public sealed class AgentStateHistoryTests
{
    private static readonly DateTimeOffset Start = Story.Start;
    private static readonly QueueId Sales = new("sales");
    private static readonly AgentMachine Machine = new(new AgentPolicy { WrapUp = TimeSpan.FromSeconds(20) });

    [Fact]
    public void A_call_is_rung_talked_and_wrapped_up_for_its_queue_and_then_the_agent_is_free()
    {
        var (agent, over) = Live(
            (0, new AgentEvent.PhoneSeen(At(3600)), null), (10, new AgentEvent.Reserved(Story.Id, Story.L1), Sales), (15, new AgentEvent.TookCall(Story.Id, Story.L1), Sales),
            (75, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.HungUp), Sales));

        Assert.Equal(
            ["Available 0-10 ", "Reserved 10-15 sales", "OnCall 15-75 sales", "WrapUp 75-95 sales", "Available 95-100 "],
            Text([.. over, .. AgentStateHistory.UpTo(agent, At(100))]));
    }

    [Fact]
    public void A_phone_that_is_not_heard_of_any_more_is_offline_from_the_end_of_its_lease()
    {
        var (agent, over) = Live((0, new AgentEvent.PhoneSeen(At(15)), null), (60, new AgentEvent.PhoneSeen(At(75)), null));

        Assert.Equal(["Available 0-15 ", "Offline 15-60 ", "Available 60-75 ", "Offline 75-80 "], Text([.. over, .. AgentStateHistory.UpTo(agent, At(80))]));
    }

    [Fact]
    public void A_renewed_lease_is_no_news() =>
        Assert.Empty(Live((0, new AgentEvent.PhoneSeen(At(15)), null), (5, new AgentEvent.PhoneSeen(At(20)), null), (10, new AgentEvent.PhoneSeen(At(25)), null)).Over);

    [Fact]
    public void Intervals_follow_each_other_without_a_gap_and_say_what_the_agent_did() => Gen.Select(Gen.Int[0, 30], Gen.Int[0, 7]).Array[1, 30].Sample(happenings =>
    {
        var (agent, now, over) = (new Agent { Id = Story.Agent1, Name = "" }, Start, new List<AgentStateInterval>());
        foreach (var (gap, what) in happenings)
        {
            now = now.AddSeconds(gap);
            var (after, refusal) = Machine.Apply(agent, Happening(what, now), now);
            if (refusal is not null) continue;
            (agent, var ended) = AgentStateHistory.Note(agent, after, Sales, now);
            over.AddRange(ended);
        }

        if (agent.CurrentState is null) return;
        over.AddRange(AgentStateHistory.UpTo(agent, now.AddSeconds(60)));
        Assert.All(over.Zip(over.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.Since));
        Assert.All(over.SkipLast(1), interval => Assert.True(interval.Until > interval.Since));
        Assert.Equal(agent.StateAt(now.AddSeconds(60)), over[^1].State);
    });

    private static (Agent Agent, List<AgentStateInterval> Over) Live(params (int At, AgentEvent Event, QueueId? Queue)[] events)
    {
        var (agent, over) = (new Agent { Id = Story.Agent1, Name = "" }, new List<AgentStateInterval>());
        foreach (var (at, e, queue) in events)
        {
            (agent, var ended) = AgentStateHistory.Note(agent, Machine.Apply(agent, e, At(at)).Agent, queue, At(at));
            over.AddRange(ended);
        }

        return (agent, over);
    }

    private static AgentEvent Happening(int what, DateTimeOffset now) => what switch
    {
        0 or 1 => new AgentEvent.PhoneSeen(now.AddSeconds(15)),
        2 => new AgentEvent.Reserved(Story.Id, Story.L1),
        3 => new AgentEvent.TookCall(Story.Id, Story.L1),
        4 => new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.HungUp),
        5 => new AgentEvent.GoAway("lunch"),
        6 => new AgentEvent.Return(),
        _ => new AgentEvent.PhoneGone(),
    };

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);

    private static IEnumerable<string> Text(IEnumerable<AgentStateInterval> intervals) =>
        intervals.Select(interval => $"{interval.State} {(interval.Since - Start).TotalSeconds}-{(interval.Until - Start).TotalSeconds} {interval.Queue}");
}
