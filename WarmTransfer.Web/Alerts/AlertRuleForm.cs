using System.Collections.Immutable;
using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Alerts;

/// <summary>A rule as it is typed: whatever cannot be read stays as it is until it is mended.</summary>
internal sealed class AlertRuleForm
{
    public string Name { get; set; } = "";

    public AlertRule Metric { get; set; } = AlertRule.LongWait;

    public string Threshold { get; set; } = "";

    /// <summary>Empty: as the threshold.</summary>
    public string Back { get; set; } = "";

    public string ForSeconds { get; set; } = "";

    public string ClearSeconds { get; set; } = "";

    public string Minutes { get; set; } = "";

    /// <summary>Empty: all queues.</summary>
    public string Queue { get; set; } = "";

    /// <summary>Names with commas between them; empty: all.</summary>
    public string Teams { get; set; } = "";

    public bool Enabled { get; set; } = true;

    public static AlertRuleForm New { get => Of(new AlertDefinition { Threshold = AlertMetric.Of(AlertRule.LongWait).Usual }); }

    public static AlertRuleForm Of(AlertDefinition rule) => new()
    {
        Name = rule.Name,
        Metric = rule.Metric,
        Threshold = Text(rule.Threshold),
        Back = rule.Back is { } back ? Text(back) : "",
        ForSeconds = Text(rule.ForSeconds),
        ClearSeconds = Text(rule.ClearSeconds),
        Minutes = Text(rule.Minutes),
        Queue = rule.Queue?.Value ?? "",
        Teams = string.Join(", ", rule.Teams),
        Enabled = rule.Enabled,
    };

    /// <summary>Chooses what is measured. A threshold in another unit would mean nothing, so it begins with what is usual.</summary>
    public void Measure(AlertRule metric)
    {
        var (before, next) = (AlertMetric.Of(Metric), AlertMetric.Of(metric));
        Metric = metric;
        if (before.Unit != next.Unit || before.IsBelow != next.IsBelow) (Threshold, Back) = (Text(next.Usual), "");
    }

    public (AlertDefinition Rule, ImmutableArray<FieldFault> Faults) Read(string id)
    {
        var faults = ImmutableArray.CreateBuilder<FieldFault>();
        var rule = new AlertDefinition
        {
            Id = id,
            Name = Name.Trim(),
            Metric = Metric,
            Threshold = Number(Threshold, nameof(Threshold)),
            Back = Back.Trim() is "" ? null : Number(Back, nameof(Back)),
            ForSeconds = Number(ForSeconds, nameof(ForSeconds)),
            ClearSeconds = Number(ClearSeconds, nameof(ClearSeconds)),
            Minutes = AlertMetric.Of(Metric).HasMinutes ? Number(Minutes, nameof(Minutes)) : new AlertDefinition().Minutes,
            Queue = Queue is "" ? null : new QueueId(Queue),
            Teams = [.. Teams.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
            Enabled = Enabled,
        };
        return (rule, faults.ToImmutable());

        int Number(string text, string field)
        {
            if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            faults.Add(new FieldFault(field, $"Enter a whole number, such as 30."));
            return 0;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
