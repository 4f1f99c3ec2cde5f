namespace WarmTransfer.Core.Calls;

/// <summary>What keeps an effect from being done.</summary>
public enum TroubleKind
{
    /// <summary>Twilio did not do it; it is tried again.</summary>
    Retrying,

    /// <summary>Twilio has said no for good; it is not tried again.</summary>
    Refused,

    /// <summary>The account may not create more calls in this second.</summary>
    Queued,
}

/// <summary>An effect that is owed and does not get done. People are told; nothing is decided by it.</summary>
/// <param name="Try">Which try comes next.</param>
/// <param name="Of">After how many it is given up; null: never.</param>
/// <param name="Until">When the turn comes.</param>
public sealed record Trouble(string Effect, TroubleKind Kind, int Try = 0, int? Of = null, string? Why = null, DateTimeOffset? Until = null)
{
    /// <summary>Whether it is about a leg: effects name theirs.</summary>
    public bool Concerns(LegId leg) => Effect.Split(' ').Contains(leg.Value);
}
