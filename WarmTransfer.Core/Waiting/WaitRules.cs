using System.Collections.Immutable;

namespace WarmTransfer.Core.Waiting;

/// <summary>What customers of a queue are told while they wait, and what becomes of those whom nobody can answer in time.</summary>
public sealed record WaitRules
{
    /// <summary>A queue whose customers hear music until somebody answers, however long that takes.</summary>
    public static WaitRules MusicOnly { get; } = new();

    /// <summary>How long the music plays between two announcements; null: nothing is announced.</summary>
    public TimeSpan? AnnounceEvery { get; init; }

    public bool TellPosition { get; init; }

    public bool TellEstimate { get; init; }

    /// <summary>Comfort messages: each announcement ends with the next of them, in turn.</summary>
    public ImmutableArray<string> Comfort { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whoever will wait for so long or longer may choose to be called back instead; null: nobody may.</summary>
    public TimeSpan? OfferCallBackFrom { get; init; }

    /// <summary>It is offered as they call already, before they wait at all.</summary>
    public bool OfferCallBackOnArrival { get; init; }

    /// <summary>Customers who were promised a call are called when an agent is about to be free, and wait for that agent; otherwise the agent is rung first.</summary>
    public bool CustomerFirst { get; init; }

    /// <summary>The first rule that holds decides; none: everybody waits.</summary>
    public ImmutableArray<OverflowRule> Overflow { get => field.IsDefault ? [] : field; init; } = [];
}
