namespace WarmTransfer.Web.Transfers;

/// <summary>The matrix as it is typed.</summary>
internal sealed class RightsForm
{
    private RightsForm(TransferSettings settings) => (Groups, EverybodyElse) = ([.. settings.Groups.Select(row => new RightsRow(row))], new RightsRow(settings.EverybodyElse));

    public List<RightsRow> Groups { get; }

    public RightsRow EverybodyElse { get; }

    public static RightsForm Of(TransferSettings settings) => new(settings);

    public void Add() => Groups.Add(new RightsRow(new GroupTransfers()));

    public TransferSettings Read() => new() { Groups = [.. Groups.Select(row => row.Read())], EverybodyElse = EverybodyElse.Read() };
}

/// <summary>One row of it.</summary>
public sealed class RightsRow(GroupTransfers row)
{
    private const string Everywhere = "+";

    /// <summary>Known again when others come and go.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    public string Group { get; set; } = row.Group;

    public bool Agents { get; set; } = row.Agents;

    public bool Queues { get; set; } = row.Queues;

    public OutsideTransfers Outside { get; set; } = row.Outside switch { [] => OutsideTransfers.None, [Everywhere] => OutsideTransfers.All, _ => OutsideTransfers.Some };

    /// <summary>With blanks or commas between them.</summary>
    public string Starts { get; set; } = row.Outside is [Everywhere] ? "" : string.Join(' ', row.Outside);

    public GroupTransfers Read() => new()
    {
        Group = Group.Trim(),
        Agents = Agents,
        Queues = Queues,
        Outside = Outside switch
        {
            OutsideTransfers.None => [],
            OutsideTransfers.All => [Everywhere],
            _ => [.. Starts.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        },
    };
}

/// <summary>To which outside numbers.</summary>
public enum OutsideTransfers
{
    None,
    All,
    Some,
}
