using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Flows;

/// <summary>Flows among everything else that is set. Whether an outside number may be dialled depends on the settings of this machine, and is asked by <see cref="LiveHours"/>.</summary>
public static class FlowRules
{
    public static readonly SettingKind<Flow> Kind = new("flow", Check);

    /// <summary>Field of a fault: of the whole flow, or of one of its nodes.</summary>
    public static string FieldOf(FlowFault fault) => fault.Node is { } node ? $"Node:{node}:{fault.Part}" : fault.Part;

    public static FlowSurroundings Around(SettingsNow settings) => new(
        queue => settings.Find(QueueSetting.Kind, queue.Value) is not null,
        calendar => settings.Find(CalendarSetting.Kind, calendar) is not null,
        number => NumberPlan.RefuseForm(number)?.Reason);

    private static IEnumerable<FieldFault> Check(string id, Flow flow, SettingsNow others) =>
    [
        .. FlowCheck.Faults(flow, Around(others)).Select(fault => new FieldFault(FieldOf(fault), fault.Text)),
        .. others.All(Kind).Where(other => other.Value.Name == flow.Name).Select(_ => new FieldFault(nameof(flow.Name), $"Another flow has this name. Choose one that tells them apart.")),
        .. flow.Numbers.SelectMany(number => Number(number.Number, others)),
        .. flow.Numbers.GroupBy(number => number.Number).Where(same => same.Count() > 1).Select(same => new FieldFault(nameof(flow.Numbers), $"{same.Key} is there twice. Remove one.")),
    ];

    private static IEnumerable<FieldFault> Number(string number, SettingsNow others)
    {
        if (NumberPlan.RefuseForm(number) is { } refusal) yield return new(nameof(Flow.Numbers), refusal.Reason);
        if (others.All(QueueSetting.Kind).FirstOrDefault(queue => queue.Value.Numbers.Contains(number)) is { } queue)
            yield return new(nameof(Flow.Numbers), $"{number} leads to the queue {queue.Value.Name} already. Take it off there first.");
        if (others.All(Kind).FirstOrDefault(flow => flow.Value.Numbers.Any(one => one.Number == number)) is { } flow)
            yield return new(nameof(Flow.Numbers), $"{number} leads to the flow {flow.Value.Name} already. Take it off there first.");
    }

    /// <summary>Why a number cannot lead to a queue: it leads to a flow. Null: it can.</summary>
    public static Sentence? Refuse(string number, SettingsNow settings) => settings.All(Kind).FirstOrDefault(flow => flow.Value.Numbers.Any(one => one.Number == number)) is { } flow
        ? (Sentence)$"{number} leads to the flow {flow.Value.Name}. Take it off there first, in Settings → Call flows."
        : null;

    /// <summary>The flows that send calls to a queue.</summary>
    public static IEnumerable<FieldFault> RefuseRemoval(QueueId queue, SettingsNow settings) => settings.All(Kind).Where(flow => Uses(flow.Value, queue))
        .Select(flow => new FieldFault("", $"The flow {flow.Value.Name} sends calls here. Change that in Settings → Call flows first."));

    /// <summary>The flows that ask a calendar.</summary>
    public static IEnumerable<FieldFault> RefuseRemoval(string calendar, SettingsNow settings) => settings.All(Kind)
        .Where(flow => flow.Value.Nodes.OfType<FlowNode.Hours>().Any(hours => hours.Calendar == calendar))
        .Select(flow => new FieldFault("", $"The flow {flow.Value.Name} asks this calendar. Change that in Settings → Call flows first."));

    private static bool Uses(Flow flow, QueueId queue) => flow.Queue == queue || flow.Nodes.Any(node => node switch
    {
        FlowNode.Menu menu => menu.Otherwise == queue,
        FlowNode.Finish finish => finish.To.NamedQueue == queue,
        _ => false,
    });
}
