using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>Which calls of a queue are recorded.</summary>
public enum RecordedCalls
{
    None,
    All,

    /// <summary>Those that come in.</summary>
    Incoming,

    /// <summary>Those that we begin.</summary>
    Outgoing,
}

/// <summary>How a queue has its calls recorded. What customers are told of it is among its phrases.</summary>
public sealed record QueueRecording
{
    public static readonly TimeSpan UsualPause = TimeSpan.FromMinutes(2);

    public RecordedCalls Calls { get; init; }

    /// <summary>So many of a hundred of them, 1 to 100; which they are follows from the call's id, so that it is the same wherever it is asked.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>Its customers are told before they are recorded.</summary>
    public bool Tells { get; init; } = true;

    /// <summary>What agents speak of among themselves in a consultation is recorded too, in a recording of its own.</summary>
    public bool Consults { get; init; }

    /// <summary>Whoever listens to a recording hears nothing of the time of a consultation, in which the customer was on hold.</summary>
    public bool MutesConsults { get; init; }

    /// <summary>After which a paused recording goes on by itself; 10 seconds to 10 minutes.</summary>
    public TimeSpan LongestPause { get; init; } = UsualPause;

    /// <summary>Whether a call in this direction may be recorded, and its customer is told so.</summary>
    public bool Covers(CallDirection direction) => Calls switch
    {
        RecordedCalls.None => false,
        RecordedCalls.All => true,
        RecordedCalls.Incoming => direction is CallDirection.Inbound,
        RecordedCalls.Outgoing => direction is CallDirection.Outbound,
        _ => throw new InvalidOperationException($"{Calls} is no choice that is known here."),
    };

    /// <summary>Whether customers who call or are called hear of it.</summary>
    public bool TellsOf(CallDirection direction) => Tells && Covers(direction);

    public bool Records(Call call) => Covers(call.Direction) && Lot(call.Id) < Percent;

    // FNV-1a: a string's own hash is another in each process.
    private static int Lot(CallId id) => (int)(id.Value.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619) % 100);
}
