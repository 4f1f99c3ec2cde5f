using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Hours;

namespace WarmTransfer.Web.Flows;

/// <summary>What a step of a flow looks like.</summary>
internal static class NodeLook
{
    public static string Icon(FlowNode node) => node switch
    {
        FlowNode.Hours => "calendar-clock",
        FlowNode.Message => "message-circle",
        FlowNode.Menu => "keyboard",
        FlowNode.Finish => "arrow-right",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node."),
    };

    public static string Name(NodeKind kind) => kind switch
    {
        NodeKind.Hours => "opening hours",
        NodeKind.Message => "message",
        NodeKind.Menu => "menu",
        NodeKind.Finish => "end",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of step."),
    };

    /// <summary>What it does, in a few words.</summary>
    public static string Says(Flow flow, FlowNode node, SettingsNow settings) => node switch
    {
        FlowNode.Hours hours => $"Asks the calendar {(settings.Find(CalendarSetting.Kind, hours.Calendar)?.Value.Name is { } name ? name : "that is not chosen yet")}",
        FlowNode.Message message => Quote(flow.Say(message.Texts, flow.Language)?.Text),
        FlowNode.Menu menu => $"{Quote(flow.Say(menu.Texts, flow.Language)?.Text ?? string.Join(" ", menu.Choices.Select(choice => flow.Say(choice.Texts, choice.Language ?? flow.Language)?.Text)).Trim())} {(menu.Speech ? "Keys and words." : "Keys.")}",
        FlowNode.Finish finish => Capital(FlowWords.Way(finish.To, queue => CalendarLines.NameOf(queue.Value, settings))),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node."),
    };

    private static string Quote(string? text) => text is { Length: > 0 } ? $"“{text}”" : "Says nothing yet.";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
