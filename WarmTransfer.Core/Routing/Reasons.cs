using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>Why an agent was chosen, in the words of the queue's strategy; the timeline keeps it.</summary>
internal static class Reasons
{
    public static string Of(Queue queue, Call call, FreeAgent chosen, DateTimeOffset now)
    {
        if (Router.Preferred(call, now) == chosen.Agent.Id) return "the call comes back to the agent who had sent it on";
        var waited = Relaxation.Waited(call, now);
        var why = $"{Of(queue.Strategy, chosen.Agent, now)}{Tier(queue.TierOf(chosen.Agent.Id))}{Skills(queue, call, chosen, waited)}";
        return call.PassedBy.ContainsKey(chosen.Agent.Id) ? $"{why}, rung again after everybody else had let it go by" : why;
    }

    private static string Of(Strategy strategy, Agent agent, DateTimeOffset now) => strategy switch
    {
        Strategy.LongestIdle => $"longest idle ({Seconds(now - agent.FreeSince)})",
        Strategy.RoundRobin => agent.RungAt is { } rung ? $"round robin: next in turn (last rung {Seconds(now - rung)} ago)" : "round robin: next in turn (not rung yet)",
        Strategy.RingAll => "ring all: everybody who is free",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "Not a strategy."),
    };

    private static string Tier(TimeSpan after) => after > TimeSpan.Zero ? $", rung after {Seconds(after)} of waiting" : "";

    private static string Skills(Queue queue, Call call, FreeAgent chosen, TimeSpan waited) => (queue.Needs.With(call.Needs), Relaxation.NeedsOf(queue, call, waited)) switch
    {
        ({ IsEmpty: true }, _) => "",
        (_, { IsEmpty: true }) => $", whatever their skills after {Seconds(queue.DropNeedsAfter)}",
        (_, var needs) => $", with {string.Join(" and ", needs.All.Select(need => Skill(need, chosen.LevelOf(need.Skill), need.LevelAfter(waited))))}",
    };

    private static string Skill(SkillNeed need, int has, int needed) =>
        $"{need.Skill} {has} (needs {needed}{(needed < need.Level ? $", at first {need.Level}" : "")})";

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0} s";
}
