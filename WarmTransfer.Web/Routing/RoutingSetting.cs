using System.Collections.Frozen;
using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Routing;

/// <summary>What calls of a queue need of whoever is rung, who is rung only later, and when a call that was sent here goes back.</summary>
public sealed record RoutingSetting
{
    public const int MostNeeds = 10, MostTiers = 10, LongestSeconds = 3600;

    public ImmutableArray<NeedSetting> Needs { get; init; } = [];

    /// <summary>Seconds of waiting after which no skill is needed any more; 0: never.</summary>
    public int DropNeedsSeconds { get; init; }

    /// <summary>Groups that are rung as well, each when a customer has waited for so long.</summary>
    public ImmutableArray<TierSetting> Tiers { get; init; } = [];

    /// <summary>Seconds after which a customer who was sent here by an agent goes back to them, if nobody has answered; 0: never.</summary>
    public int ReturnSeconds { get; init; } = 120;

    internal Queue In(Queue queue, FrozenDictionary<AgentId, Member> members)
    {
        var later = Later(members);
        var others = queue.Agents ?? [];
        return queue with
        {
            Agents = queue.Agents is null && Tiers.IsEmpty ? null : others.Union(later.Keys),
            Later = later.Where(one => one.Value > TimeSpan.Zero && !others.Contains(one.Key)).ToImmutableDictionary(),
            Needs = new SkillNeeds([.. Needs.Select(need => need.Need)]),
            DropNeedsAfter = TimeSpan.FromSeconds(DropNeedsSeconds),
            ReturnAfter = TimeSpan.FromSeconds(ReturnSeconds),
        };
    }

    internal IEnumerable<QueueFault> Faults() =>
    [
        .. Needs.SelectMany((need, index) => need.Faults($"Routing:Needs:{index}")),
        .. Tiers.SelectMany((tier, index) => tier.Faults($"Routing:Tiers:{index}")),
        .. Twice("Needs", Needs.Select(need => need.Skill)), .. Twice("Tiers", Tiers.Select(tier => tier.Group)),
        .. Seconds("Routing:DropNeedsSeconds", DropNeedsSeconds, "60"), .. Seconds("Routing:ReturnSeconds", ReturnSeconds, "120"),
        .. Needs.Length <= MostNeeds && Tiers.Length <= MostTiers ? [] : new[] { new QueueFault("Routing", $"This has more than {MostNeeds} skills or {MostTiers} groups.", (Sentence)$"fewer") },
    ];

    internal static IEnumerable<QueueFault> Seconds(string field, int seconds, string example) =>
        seconds is >= 0 and <= LongestSeconds ? [] : [new QueueFault(field, $"This is not between 0 and {LongestSeconds} seconds.", example)];

    // Whoever is in several groups is rung with the first of them.
    private Dictionary<AgentId, TimeSpan> Later(FrozenDictionary<AgentId, Member> members) => members
        .Select(one => (one.Key, After: Tiers.Where(tier => one.Value.Groups.Contains(tier.Group)).Min(tier => (int?)tier.AfterSeconds)))
        .Where(one => one.After is not null).ToDictionary(one => one.Key, one => TimeSpan.FromSeconds(one.After!.Value));

    private static IEnumerable<QueueFault> Twice(string what, IEnumerable<string> names) => names
        .Select((name, index) => (name, index)).GroupBy(one => one.name, StringComparer.Ordinal)
        .SelectMany(same => same.Skip(1).Select(one => new QueueFault($"Routing:{what}:{one.index}:Name", $"This is there twice: {one.name}.", (Sentence)$"take one out")));
}

/// <summary>A skill that calls of a queue need.</summary>
public sealed record NeedSetting
{
    public string Skill { get; init; } = "";

    /// <summary>The lowest level that will do at first.</summary>
    public int Level { get; init; } = 5;

    /// <summary>Seconds of waiting after each of which a lower level will do; 0: never.</summary>
    public int RelaxSeconds { get; init; }

    /// <summary>By how many levels then.</summary>
    public int RelaxBy { get; init; } = 1;

    internal SkillNeed Need => new(Skill, Level, TimeSpan.FromSeconds(RelaxSeconds), RelaxBy);

    internal IEnumerable<QueueFault> Faults(string place) =>
    [
        .. TeamName.Problem(Skill) is null ? [] : new[] { new QueueFault($"{place}:Name", $"This is not the name of a skill.", "french") },
        .. Level is >= Skills.Lowest and <= Skills.Highest ? [] : new[] { new QueueFault($"{place}:Level", $"This is not a level from {Skills.Lowest} to {Skills.Highest}.", "5") },
        .. RoutingSetting.Seconds($"{place}:RelaxSeconds", RelaxSeconds, "30"),
        .. RelaxBy is >= 1 and <= Skills.Highest ? [] : new[] { new QueueFault($"{place}:RelaxBy", $"This is not between 1 and {Skills.Highest} levels.", "1") },
    ];
}

/// <summary>A group that is rung for a queue when a customer has waited for so long.</summary>
public sealed record TierSetting
{
    public string Group { get; init; } = "";

    /// <summary>Seconds of waiting; 0: at once.</summary>
    public int AfterSeconds { get; init; }

    internal IEnumerable<QueueFault> Faults(string place) =>
    [
        .. TeamName.Problem(Group) is null ? [] : new[] { new QueueFault($"{place}:Name", $"This is not the name of a group.", "nights") },
        .. RoutingSetting.Seconds($"{place}:AfterSeconds", AfterSeconds, "30"),
    ];
}
