using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Alerts;

/// <summary>What is wrong with a rule that an administrator has made.</summary>
internal static class AlertRuleCheck
{
    public const int MostRules = 100;
    public const int MostMinutes = 1440;
    public const int MostSeconds = 3600;
    public const int NameMaxLength = 60;

    public static IEnumerable<FieldFault> Of(string id, AlertDefinition rule, SettingsNow others) =>
    [
        .. Of(rule, [.. others.All(QueueSetting.Kind).Select(queue => new QueueId(queue.Id))]),
        .. others.All(AlertRules.Kind).Length < MostRules ? Array.Empty<FieldFault>() : [new FieldFault("", $"There are {MostRules} rules already. Remove one that is not needed first.")],
    ];

    public static IEnumerable<FieldFault> Of(AlertDefinition rule, IReadOnlyCollection<QueueId> queues)
    {
        if (rule.Name.Trim() is not { Length: > 0 and <= NameMaxLength }) yield return new(nameof(rule.Name), $"The rule needs a name of at most {NameMaxLength} characters.");
        if (AlertMetric.Find(rule.Metric) is not { } metric) yield return new(nameof(rule.Metric), $"Choose what is measured.");
        else foreach (var fault in Limits(rule, metric)) yield return fault;
        if (rule.ForSeconds is < 0 or > MostSeconds) yield return new(nameof(rule.ForSeconds), $"Enter 0 to {MostSeconds} seconds.");
        if (rule.ClearSeconds is < 0 or > MostSeconds) yield return new(nameof(rule.ClearSeconds), $"Enter 0 to {MostSeconds} seconds.");
        if (rule.Queue is { } queue && !queues.Contains(queue)) yield return new(nameof(rule.Queue), $"There is no queue {queue} any more. Choose another, or all.");
        if (rule.Teams.Length > SupervisedTeams.Most) yield return new(nameof(rule.Teams), $"Name at most {SupervisedTeams.Most} teams, or leave it empty: then all supervisors are told.");
        if (rule.Teams.Select(team => TeamName.Problem(team)).FirstOrDefault(problem => problem is not null) is { } problem) yield return new(nameof(rule.Teams), $"{problem}");
    }

    private static IEnumerable<FieldFault> Limits(AlertDefinition rule, AlertMetric metric)
    {
        var most = AlertWords.Amount(metric.Unit, metric.Most);
        if (rule.Threshold < 1 || rule.Threshold > metric.Most) yield return new(nameof(rule.Threshold), $"Enter 1 to {most}.");
        if (rule.Back is { } back && (metric.IsBelow ? back < rule.Threshold || back > metric.Most : back < 1 || back > rule.Threshold))
            yield return new(nameof(rule.Back), metric.IsBelow ? (Sentence)$"Enter {rule.Threshold} or more, at most {most}: it is over when it is at least so high again." : $"Enter 1 to {rule.Threshold}: it is over when it is below that again.");
        if (metric.HasMinutes && rule.Minutes is < 1 or > MostMinutes) yield return new(nameof(rule.Minutes), $"Enter 1 to {MostMinutes} minutes.");
    }
}
