using WarmTransfer.Core;
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

    /// <summary>What a new one is called until somebody calls it otherwise.</summary>
    public static Sentence Name(NodeKind kind) => kind switch
    {
        NodeKind.Hours => $"Opening hours",
        NodeKind.Message => $"Message",
        NodeKind.Menu => $"Menu",
        NodeKind.Finish => $"End",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of step."),
    };

    /// <summary>Where it is chosen.</summary>
    public static Sentence Offer(NodeKind kind) => kind switch
    {
        NodeKind.Hours => $"New: opening hours",
        NodeKind.Message => $"New: message",
        NodeKind.Menu => $"New: menu",
        NodeKind.Finish => $"New: end",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of step."),
    };

    /// <summary>What it does, in a few words.</summary>
    public static Sentence Says(Flow flow, FlowNode node, SettingsNow settings) => node switch
    {
        FlowNode.Hours hours => settings.Find(CalendarSetting.Kind, hours.Calendar) is { } calendar ? $"Asks the calendar {calendar.Value.Name}" : (Sentence)$"Asks the calendar that is not chosen yet",
        FlowNode.Message message => Quote(flow.Say(message.Texts, flow.Language)?.Text),
        FlowNode.Menu menu => menu.Speech ? $"{Quote(Asks(flow, menu))} Keys and words." : (Sentence)$"{Quote(Asks(flow, menu))} Keys.",
        FlowNode.Finish finish => Ends(finish.To, queue => CalendarLines.NameOf(queue.Value, settings)),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node."),
    };

    // Not what FlowWords says of it: there it is in the middle of a sentence.
    private static Sentence Ends(Destination to, Func<QueueId, Sentence> name) => to switch
    {
        Destination.EndCall => $"The call ends",
        Destination.ToQueue queue => $"To the queue {name(queue.Queue)}",
        Destination.ToVoicemail voicemail => $"To the voicemail of {name(voicemail.Queue)}",
        Destination.ToCallBack { Queue: { } queue } => $"To be called back by {name(queue)}",
        Destination.ToCallBack => $"To be called back",
        Destination.ToNumber number => $"Put through to {number.Number}",
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Not a way."),
    };

    private static string Asks(Flow flow, FlowNode.Menu menu) =>
        flow.Say(menu.Texts, flow.Language)?.Text ?? string.Join(" ", menu.Choices.Select(choice => flow.Say(choice.Texts, choice.Language ?? flow.Language)?.Text)).Trim();

    private static Sentence Quote(string? text) => text is { Length: > 0 } ? $"“{text}”" : (Sentence)$"Says nothing yet.";
}
