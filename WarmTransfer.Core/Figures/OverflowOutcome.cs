using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Core.Figures;

/// <summary>What became of a customer whom nobody could answer in time, and who did not hang up.</summary>
public enum OverflowWay
{
    /// <summary>They were told so, and the call ended.</summary>
    ToldSo,

    /// <summary>They were put through to somebody outside.</summary>
    PutThrough,

    /// <summary>They are to be called back, whether a rule or they themselves wanted it.</summary>
    CallBack,

    /// <summary>They left a message.</summary>
    Voicemail,

    /// <summary>They went on waiting in another queue.</summary>
    OtherQueue,
}

/// <summary>A customer overflowed, and when. Of several times the last counts.</summary>
public sealed record OverflowOutcome(OverflowWay Way, DateTimeOffset At)
{
    public static OverflowOutcome? Of(Call call) => (call.Phase, call.Overflowed) switch
    {
        (CallPhase.Ended { Reason: EndReason.TurnedAway, At: var at }, _) => new(OverflowWay.ToldSo, at),
        (CallPhase.Ended { Reason: EndReason.ForwardedOnOverflow, At: var at }, _) => new(OverflowWay.PutThrough, at),
        (CallPhase.Ended { Reason: EndReason.CallBackBooked, At: var at }, _) => new(OverflowWay.CallBack, at),
        (CallPhase.Ended { Reason: EndReason.Voicemail, At: var at }, { Rule.Then: Destination.ToVoicemail }) => new(OverflowWay.Voicemail, at),
        (_, { Rule.Then: Destination.ToQueue, At: var at }) when !call.LeftQueues.IsEmpty => new(OverflowWay.OtherQueue, at),
        _ => null,
    };
}

/// <summary>How many customers overflowed, by way.</summary>
public readonly record struct Overflows(int ToldSo, int PutThrough, int CallBack, int Voicemail, int OtherQueue)
{
    public int Total => ToldSo + PutThrough + CallBack + Voicemail + OtherQueue;

    public static Overflows operator +(Overflows one, Overflows other) =>
        new(one.ToldSo + other.ToldSo, one.PutThrough + other.PutThrough, one.CallBack + other.CallBack, one.Voicemail + other.Voicemail, one.OtherQueue + other.OtherQueue);

    internal static Overflows Of(IEnumerable<OverflowOutcome> all)
    {
        var ways = all.CountBy(one => one.Way).ToDictionary();
        int Count(OverflowWay way) => ways.GetValueOrDefault(way);
        return new(Count(OverflowWay.ToldSo), Count(OverflowWay.PutThrough), Count(OverflowWay.CallBack), Count(OverflowWay.Voicemail), Count(OverflowWay.OtherQueue));
    }
}
