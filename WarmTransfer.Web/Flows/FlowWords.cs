using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Web.Flows;

/// <summary>Where somebody is in a flow, in words.</summary>
internal static class FlowWords
{
    /// <summary>Such as <c>in Main menu: Department (de-DE)</c>.</summary>
    public static Sentence Where(Call call) => call.Flow is { } place ? Where(place, call.Language) : $"In a flow";

    /// <summary>Where somebody has got to, for the timeline.</summary>
    public static Sentence Of(FlowProgress progress) => progress.Exit is { } exit ? Out(progress.Place.Name, progress.Language, Way(exit.To, queue => $"{queue.Value}"), exit.WasClosed) : Where(progress.Place, progress.Language);

    /// <summary>A kind of destination that is new needs a line here.</summary>
    /// <param name="name">What a queue is called.</param>
    public static Sentence Way(Destination to, Func<QueueId, Sentence> name) => to switch
    {
        Destination.EndCall => $"the call ends",
        Destination.ToQueue queue => $"to the queue {name(queue.Queue)}",
        Destination.ToVoicemail voicemail => $"to the voicemail of {name(voicemail.Queue)}",
        Destination.ToCallBack { Queue: { } queue } => $"to be called back by {name(queue)}",
        Destination.ToCallBack => $"to be called back",
        Destination.ToNumber number => $"put through to {number.Number}",
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Not a way."),
    };

    private static Sentence Out(string flow, string? language, Sentence way, bool wasClosed) => (language, wasClosed) switch
    {
        (null, false) => $"out of {flow}: {way}",
        (null, true) => $"out of {flow}: {way}, closed",
        ({ } tag, false) => $"out of {flow} ({tag}): {way}",
        ({ } tag, true) => $"out of {flow} ({tag}): {way}, closed",
    };

    private static Sentence Where(FlowPlace place, string? language) => (place.NodeName, language) switch
    {
        ("", null) => $"in {place.Name}",
        ("", { } tag) => $"in {place.Name} ({tag})",
        (var node, null) => $"in {place.Name}: {node}",
        (var node, { } tag) => $"in {place.Name}: {node} ({tag})",
    };
}
