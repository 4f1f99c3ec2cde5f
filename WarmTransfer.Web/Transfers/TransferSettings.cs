using System.Collections.Immutable;
using System.Text.RegularExpressions;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Transfers;

/// <summary>Who may transfer where, as administrators set it: one row for each group of agents, and one for everybody else.</summary>
public sealed partial record TransferSettings
{
    /// <summary>There is one of it.</summary>
    public const string Id = "all";

    private const int MostGroups = 100;

    internal static readonly SettingKind<TransferSettings> Kind = new("transfer-rights", (_, value, _) => value.Faults());

    public ImmutableArray<GroupTransfers> Groups { get; init; } = [];

    public GroupTransfers EverybodyElse { get; init; } = new();

    private IEnumerable<FieldFault> Faults() =>
    [
        .. Groups.Length <= MostGroups ? [] : new[] { new FieldFault("", $"There are more than {MostGroups} groups. Take some out.") },
        .. Groups.SelectMany((row, index) => NameFaults(row.Group, index).Concat(row.Faults($"Groups:{index}"))),
        .. EverybodyElse.Faults(nameof(EverybodyElse)),
    ];

    private IEnumerable<FieldFault> NameFaults(string group, int index)
    {
        if (TeamName.Problem(group) is { } wrong) yield return new FieldFault($"Groups:{index}:Group", wrong);
        else if (Groups.Take(index).Any(row => row.Group == group)) yield return new FieldFault($"Groups:{index}:Group", $"This group has a row already. Change that one.");
    }

    [GeneratedRegex(@"^\+[0-9]{0,15}\z")]
    internal static partial Regex Start();
}

/// <summary>Where one group may transfer to.</summary>
public sealed record GroupTransfers
{
    /// <summary>Empty for everybody else.</summary>
    public string Group { get; init; } = "";

    /// <summary>To colleagues.</summary>
    public bool Agents { get; init; } = true;

    /// <summary>Starts of outside numbers, of which <c>+</c> is every one that <c>Desk:TransferNumbers</c> allows.</summary>
    public ImmutableArray<string> Outside { get; init; } = ["+"];

    /// <summary>To other queues.</summary>
    // Not init: what was saved before there was any of this has it from here.
    public bool Queues { get; set; } = true;

    internal TransferRule Rule => new(Agents, Outside, Queues);

    internal IEnumerable<FieldFault> Faults(string place)
    {
        if (Outside.FirstOrDefault(start => !TransferSettings.Start().IsMatch(start)) is { } wrong)
            yield return new FieldFault($"{place}:Outside", $"'{wrong}' is no start of a number: a plus sign and up to 15 digits. For example: +44");
    }
}
