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

    /// <summary>To follow who is rung; empty when no skill is needed.</summary>
    public static string Needs(RoutingSetting routing) => routing.Needs.IsEmpty ? "" : $", who need {string.Join(" and ", routing.Needs.Select(Need))}{Dropped(routing.DropNeedsSeconds)}";

    /// <summary>What a call needs at first, each skill with its level; null when it needs nothing.</summary>
    public static string? Needs(SkillNeeds needs) => needs.IsEmpty ? null : string.Join(", ", needs.All.Select(need => $"{need.Skill} {need.Level}"));

    private static string Need(NeedSetting need) => $"{need.Skill} {need.Level}{(need.RelaxSeconds == 0 ? "" : $" (less by {need.RelaxBy} every {need.RelaxSeconds} s)")}";

    private static string Dropped(int seconds) => seconds == 0 ? "" : $" for {seconds} s";

    public static string Of(RecordedCalls calls) => calls switch
    {
        RecordedCalls.None => "No calls",
        RecordedCalls.All => "All calls",
        RecordedCalls.Incoming => "Calls that come in",
        RecordedCalls.Outgoing => "Calls to customers",
        _ => throw new ArgumentOutOfRangeException(nameof(calls), calls, "Not a choice."),
    };

    public static string Of(OverlongConsult end) => end switch
    {
        OverlongConsult.Return => "Let the second agent go, and give the customer back",
        OverlongConsult.Merge => "Bring all three together",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Not an end."),
    };

    public static string Of(UntakenTransfer untaken) => untaken switch
    {
        UntakenTransfer.Return => "Give the customer back",
        UntakenTransfer.NextExpert => "Ring up to two other agents of the queue first",
        UntakenTransfer.Voicemail => "Take a message after a cold transfer, otherwise give the customer back",
        _ => throw new ArgumentOutOfRangeException(nameof(untaken), untaken, "Not a way."),
    };
}
