using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Calls;

/// <summary>What a customer goes through at one moment of a call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallPart>))]
public enum CallPart
{
    /// <summary>Menus and messages, before any queue.</summary>
    Flow,

    /// <summary>Music, and nobody is being rung.</summary>
    Wait,

    /// <summary>Music, and somebody is being rung; of a call that we begin, until the customer picks up.</summary>
    Ring,

    Talk,

    /// <summary>Their agent has put them on hold.</summary>
    Hold,

    /// <summary>Their agent speaks with somebody else meanwhile.</summary>
    Consult,
}

/// <summary>How long each part of a call took. Together they are its whole length: at each moment it is in one of them.</summary>
/// <param name="Now">The part that it is in, or was in last.</param>
/// <param name="Since">Up to when the parts are counted.</param>
public sealed record CallTimes(CallPart Now, DateTimeOffset Since)
{
    public TimeSpan Flow { get; init; }

    public TimeSpan Wait { get; init; }

    public TimeSpan Ring { get; init; }

    public TimeSpan Talk { get; init; }

    public TimeSpan Hold { get; init; }

    public TimeSpan Consult { get; init; }

    public TimeSpan Total => Flow + Wait + Ring + Talk + Hold + Consult;

    /// <summary>What the customer of this call goes through.</summary>
    public static CallPart PartOf(Call call) => call.Phase switch
    {
        CallPhase.InFlow => CallPart.Flow,
        CallPhase.Offered or CallPhase.Cold or CallPhase.CallingOut or CallPhase.CallingCustomer => CallPart.Ring,
        CallPhase.Consulting { WithCustomer: false } => CallPart.Consult,
        CallPhase.Owned => call.Customer.Held ? CallPart.Hold : CallPart.Talk,
        CallPhase.Waiting or CallPhase.Rejoining or CallPhase.Overflowing or CallPhase.Ended => CallPart.Wait,
        _ => throw new InvalidOperationException($"{call.Phase.GetType().Name} is no phase that is known here."),
    };

    internal static Call Begin(Call call) => call with { Times = new CallTimes(PartOf(call), call.ArrivedAt) };

    /// <summary>The call with what has passed until now, when that is known only now: its part is another, or it is over.</summary>
    internal static Call Follow(Call call, DateTimeOffset now) => call.Times switch
    {
        null => call,
        var times when call.Phase is CallPhase.Ended ended => ended.At > times.Since ? call with { Times = times.Until(ended.At) } : call,
        var times when PartOf(call) is var part && part != times.Now => call with { Times = times.Until(now) with { Now = part } },
        _ => call,
    };

    private CallTimes Until(DateTimeOffset at) => Add(at - Since) with { Since = at };

    private CallTimes Add(TimeSpan passed) => Now switch
    {
        CallPart.Flow => this with { Flow = Flow + passed },
        CallPart.Wait => this with { Wait = Wait + passed },
        CallPart.Ring => this with { Ring = Ring + passed },
        CallPart.Talk => this with { Talk = Talk + passed },
        CallPart.Hold => this with { Hold = Hold + passed },
        CallPart.Consult => this with { Consult = Consult + passed },
        _ => throw new InvalidOperationException($"{Now} is no part that is known here."),
    };
}
