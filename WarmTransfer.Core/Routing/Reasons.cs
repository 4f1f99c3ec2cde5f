using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>Why an agent was chosen, in the words of the queue's strategy; the timeline keeps it.</summary>
internal static class Reasons
{
    public static Sentence Of(Queue queue, Call call, FreeAgent chosen, DateTimeOffset now)
    {
        if (Router.Preferred(call, now) == chosen.Agent.Id) return $"the call comes back to the agent who had sent it on";
        var waited = Relaxation.Waited(call, now);
        var why = WithSkills(WithTier(Of(queue.Strategy, chosen.Agent, now), queue.TierOf(chosen.Agent.Id)), queue, call, chosen, waited);
        return call.PassedBy.ContainsKey(chosen.Agent.Id) ? $"{why}, rung again after everybody else had let it go by" : why;
    }

    private static Sentence Of(Strategy strategy, Agent agent, DateTimeOffset now) => strategy switch
    {
        Strategy.LongestIdle => $"longest idle ({Seconds(now - agent.FreeSince)} s)",
        Strategy.RoundRobin when agent.RungAt is { } rung => $"round robin: next in turn (last rung {Seconds(now - rung)} s ago)",
        Strategy.RoundRobin => $"round robin: next in turn (not rung yet)",
        Strategy.RingAll => $"ring all: everybody who is free",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "Not a strategy."),
    };

    private static Sentence WithTier(Sentence why, TimeSpan after) => after > TimeSpan.Zero ? $"{why}, rung after {Seconds(after)} s of waiting" : why;

    private static Sentence WithSkills(Sentence why, Queue queue, Call call, FreeAgent chosen, TimeSpan waited) => (queue.Needs.With(call.Needs), Relaxation.NeedsOf(queue, call, waited)) switch
    {
        ({ IsEmpty: true }, _) => why,
        (_, { IsEmpty: true }) => $"{why}, whatever their skills after {Seconds(queue.DropNeedsAfter)} s",
        (_, var needs) => $"{why}, with {needs.All.Select(need => Skill(need, chosen.LevelOf(need.Skill), need.LevelAfter(waited))).Aggregate((all, one) => $"{all} and {one}")}",
    };

    private static Sentence Skill(SkillNeed need, int has, int needed) => needed < need.Level
        ? (Sentence)$"{need.Skill} {has} (needs {needed}, at first {need.Level})"
        : $"{need.Skill} {has} (needs {needed})";

    private static int Seconds(TimeSpan time) => (int)Math.Round(time.TotalSeconds);
}
