using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Routing;

/// <summary>What screens call the ways of a queue.</summary>
internal static class QueueWords
{
    public static Sentence Of(Strategy strategy) => strategy switch
    {
        Strategy.LongestIdle => $"Longest idle",
        Strategy.RoundRobin => $"Round robin",
        Strategy.RingAll => $"Ring all",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "Not a strategy."),
    };

    /// <summary>Who is rung, and what calls need of them.</summary>
    public static Sentence Rung(QueueSetting queue) => queue.Routing.Needs.IsEmpty ? Chosen(queue) : Needing(Chosen(queue), queue.Routing);

    /// <summary>What a call needs at first, each skill with its level; null when it needs nothing.</summary>
    public static string? Needs(SkillNeeds needs) => needs.IsEmpty ? null : string.Join(", ", needs.All.Select(need => $"{need.Skill} {need.Level}"));

    private static Sentence Needing(Sentence who, RoutingSetting routing) => routing.DropNeedsSeconds == 0
        ? (Sentence)$"{who}, who need {Needs(routing)}"
        : $"{who}, who need {Needs(routing)} for {routing.DropNeedsSeconds} s";

    private static Sentence Chosen(QueueSetting queue)
    {
        Sentence[] chosen =
        [
            .. queue.Agents.Length == 0 ? [] : (Sentence[])[$"{queue.Agents.Length} {queue.Agents.Length:plural:agent|agents}"],
            .. queue.Groups.Select(Group),
            .. queue.Skills.OrderBy(skill => skill.Key, StringComparer.Ordinal).Select(Skill),
            .. queue.Routing.Tiers.OrderBy(tier => tier.AfterSeconds).Select(Tier),
        ];
        return chosen is [] ? $"All agents" : chosen.Aggregate((all, one) => $"{all}, {one}");
    }

    private static Sentence Group(string group) => $"group {group}";

    private static Sentence Skill(KeyValuePair<string, int> skill) => $"{skill.Key} from {skill.Value}";

    private static Sentence Tier(TierSetting tier) => tier.AfterSeconds == 0 ? Group(tier.Group) : $"group {tier.Group} after {tier.AfterSeconds} s";

    private static Sentence Needs(RoutingSetting routing) => routing.Needs.Select(Need).Aggregate((all, one) => $"{all} and {one}");

    private static Sentence Need(NeedSetting need) => need.RelaxSeconds == 0 ? (Sentence)$"{need.Skill} {need.Level}" : $"{need.Skill} {need.Level} (less by {need.RelaxBy} every {need.RelaxSeconds} s)";

    public static Sentence Of(RecordedCalls calls) => calls switch
    {
        RecordedCalls.None => $"No calls",
        RecordedCalls.All => $"All calls",
        RecordedCalls.Incoming => $"Calls that come in",
        RecordedCalls.Outgoing => $"Calls to customers",
        _ => throw new ArgumentOutOfRangeException(nameof(calls), calls, "Not a choice."),
    };

    public static Sentence Of(OverlongConsult end) => end switch
    {
        OverlongConsult.Return => $"Let the second agent go, and give the customer back",
        OverlongConsult.Merge => $"Bring all three together",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Not an end."),
    };

    public static Sentence Of(UntakenTransfer untaken) => untaken switch
    {
        UntakenTransfer.Return => $"Give the customer back",
        UntakenTransfer.NextExpert => $"Ring up to two other agents of the queue first",
        UntakenTransfer.Voicemail => $"Take a message after a cold transfer, otherwise give the customer back",
        _ => throw new ArgumentOutOfRangeException(nameof(untaken), untaken, "Not a way."),
    };
}
