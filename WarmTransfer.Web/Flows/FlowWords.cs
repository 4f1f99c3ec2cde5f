using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Web.Flows;

/// <summary>Where somebody is in a flow, in words.</summary>
internal static class FlowWords
{
    /// <summary>Such as <c>in Main menu: Department (de-DE)</c>.</summary>
    public static string Where(Call call) => call.Flow is { } place ? Where(place, call.Language) : "In a flow";

    /// <summary>Where somebody has got to, for the timeline.</summary>
    public static string Of(FlowProgress progress) => progress.Exit is { } exit ? $"out of {progress.Place.Name}{In(progress.Language)}: {Way(exit.To, queue => queue.Value)}{(exit.WasClosed ? ", closed" : "")}" : Where(progress.Place, progress.Language);

    /// <summary>A kind of destination that is new needs a line here.</summary>
    /// <param name="name">What a queue is called.</param>
    public static string Way(Destination to, Func<QueueId, string> name) => to switch
    {
        Destination.EndCall => "the call ends",
        Destination.ToQueue queue => $"to the queue {name(queue.Queue)}",
        Destination.ToVoicemail voicemail => $"to the voicemail of {name(voicemail.Queue)}",
        Destination.ToCallBack { Queue: { } queue } => $"to be called back by {name(queue)}",
        Destination.ToCallBack => "to be called back",
        Destination.ToNumber number => $"put through to {number.Number}",
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Not a way."),
    };

    private static string Where(FlowPlace place, string? language) => $"in {place.Name}{(place.NodeName is "" ? "" : $": {place.NodeName}")}{In(language)}";

    private static string In(string? language) => language is null ? "" : $" ({language})";
}
