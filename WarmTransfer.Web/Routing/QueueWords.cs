using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Routing;

/// <summary>What screens call the ways of a queue.</summary>
internal static class QueueWords
{
    public static string Of(Strategy strategy) => strategy switch
    {
        Strategy.LongestIdle => "Longest idle",
        Strategy.RoundRobin => "Round robin",
        Strategy.RingAll => "Ring all",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "Not a strategy."),
    };

    public static string Of(UntakenTransfer untaken) => untaken switch
    {
        UntakenTransfer.Return => "Give the customer back",
        UntakenTransfer.NextExpert => "Ring up to two other agents of the queue first",
        _ => throw new ArgumentOutOfRangeException(nameof(untaken), untaken, "Not a way."),
    };
}
