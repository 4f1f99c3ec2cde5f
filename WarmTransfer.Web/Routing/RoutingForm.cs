using System.Globalization;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Routing;

/// <summary>Who is rung for which calls, and when, as it is typed.</summary>
public sealed class RoutingForm(RoutingSetting routing)
{
    public List<NeedRow> Needs { get; } = [.. routing.Needs.Select(need => new NeedRow(need))];

    public List<TierRow> Tiers { get; } = [.. routing.Tiers.Select(tier => new TierRow(tier))];

    public string DropNeedsSeconds { get; set; } = Text(routing.DropNeedsSeconds);

    public string ReturnSeconds { get; set; } = Text(routing.ReturnSeconds);

    /// <summary>What cannot be read.</summary>
    public IEnumerable<FieldFault> Faults => Numbers.Where(one => Number(one.Text) is null).Select(one => new FieldFault($"Routing:{one.Field}", $"This is not a whole number. For example: 30"));

    public RoutingSetting Read() => new()
    {
        Needs = [.. Needs.Select(row => row.Read())],
        Tiers = [.. Tiers.Select(row => row.Read())],
        DropNeedsSeconds = Number(DropNeedsSeconds) ?? 0,
        ReturnSeconds = Number(ReturnSeconds) ?? 0,
    };

    private IEnumerable<(string Field, string Text)> Numbers =>
    [
        .. Needs.SelectMany((row, index) => new[] { ($"Needs:{index}:Level", row.Level), ($"Needs:{index}:RelaxSeconds", row.RelaxSeconds), ($"Needs:{index}:RelaxBy", row.RelaxBy) }),
        .. Tiers.Select((row, index) => ($"Tiers:{index}:AfterSeconds", row.AfterSeconds)),
        (nameof(DropNeedsSeconds), DropNeedsSeconds), (nameof(ReturnSeconds), ReturnSeconds),
    ];

    internal static int? Number(string text) => text.Trim() is "" ? 0 : int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One skill of it.</summary>
public sealed class NeedRow(NeedSetting need)
{
    public string Skill { get; set; } = need.Skill;

    public string Level { get; set; } = RoutingForm.Text(need.Level);

    public string RelaxSeconds { get; set; } = RoutingForm.Text(need.RelaxSeconds);

    public string RelaxBy { get; set; } = RoutingForm.Text(need.RelaxBy);

    public NeedSetting Read() => new() { Skill = Skill.Trim(), Level = RoutingForm.Number(Level) ?? 0, RelaxSeconds = RoutingForm.Number(RelaxSeconds) ?? 0, RelaxBy = RoutingForm.Number(RelaxBy) ?? 0 };
}

/// <summary>One group of it.</summary>
public sealed class TierRow(TierSetting tier)
{
    public string Group { get; set; } = tier.Group;

    public string AfterSeconds { get; set; } = RoutingForm.Text(tier.AfterSeconds);

    public TierSetting Read() => new() { Group = Group.Trim(), AfterSeconds = RoutingForm.Number(AfterSeconds) ?? 0 };
}
