using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Alerts;

/// <summary>Rules as sentences, with the names of queues.</summary>
internal static class AlertRuleWords
{
    public static string Of(AlertDefinition rule, Queues queues) =>
        AlertWords.Sentence(rule, rule.Queue is { } id ? queues.All.FirstOrDefault(queue => queue.Id == id)?.Name ?? id.Value : null);
}
