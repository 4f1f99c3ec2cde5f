using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Alerts;

/// <summary>Rules as sentences, with the names of queues.</summary>
internal static class AlertRuleWords
{
    /// <summary>The rule's name: one that a database begins with in the reader's language, one that somebody has given as it is.</summary>
    public static Sentence Title(this AlertDefinition rule) => rule.Name switch
    {
        AlertOptions.LongWait => $"Long wait",
        AlertOptions.LongHold => $"Long hold",
        AlertOptions.FailedTransfersName => $"Failed transfers",
        AlertOptions.SilentPhones => $"Silent phones",
        var own => $"{own}",
    };

    public static Sentence Of(AlertDefinition rule, Queues queues) =>
        AlertWords.Sentence(rule, rule.Queue is { } id ? queues.All.FirstOrDefault(queue => queue.Id == id)?.Name ?? id.Value : null);

    /// <summary>What is wrong with the whole rule and not with one entry; null: nothing.</summary>
    public static Sentence? OfForm(this IEnumerable<FieldFault> faults) => Together(faults.Where(fault => fault.Field is ""));

    /// <summary>All that is wrong, sentence after sentence.</summary>
    public static Sentence? Together(this IEnumerable<FieldFault> faults) => faults.Select(fault => fault.Text).Aggregate((Sentence?)null, (all, next) => all is null ? next : (Sentence)$"{all} {next}");
}
