using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>Why an agent was chosen, in the words of the queue's strategy; the timeline keeps it.</summary>
internal static class Reasons
{
    public static string Of(Queue queue, Call call, Agent agent, DateTimeOffset now)
    {
        if (Router.Prefers(call, agent)) return "the call comes back to the agent who had sent it on";
        var why = Of(queue.Strategy, agent, now);
        return call.PassedBy.ContainsKey(agent.Id) ? $"{why}, rung again after everybody else had let it go by" : why;
    }

    private static string Of(Strategy strategy, Agent agent, DateTimeOffset now) => strategy switch
    {
        Strategy.LongestIdle => $"longest idle ({Seconds(now - agent.FreeSince)})",
        Strategy.RoundRobin => agent.RungAt is { } rung ? $"round robin: next in turn (last rung {Seconds(now - rung)} ago)" : "round robin: next in turn (not rung yet)",
        Strategy.RingAll => "ring all: everybody who is free",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "Not a strategy."),
    };

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0} s";
}
