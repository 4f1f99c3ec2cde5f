using System.Collections.Immutable;

namespace WarmTransfer.Core.Dispositions;

/// <summary>What one agent says of one call: its disposition, words to find it by, and what is still to be done for the customer.</summary>
/// <param name="Code">Id of the <see cref="DispositionCode"/>; null: none is chosen yet.</param>
public sealed record Disposal(string? Code, ImmutableArray<string> Tags, FollowUp? FollowUp = null)
{
    public const int MostTags = 10;

    public static Disposal None { get; } = new(null, []);

    public ImmutableArray<string> Tags { get; init; } = Tags.IsDefault ? [] : Tags;

    // An ImmutableArray compares by its array.
    public bool Equals(Disposal? other) => other is not null && Code == other.Code && Tags.SequenceEqual(other.Tags) && FollowUp == other.FollowUp;

    public override int GetHashCode() => HashCode.Combine(Code, Tags.Length, FollowUp);
}

/// <summary>The customer is to be called back.</summary>
/// <param name="For">By whom; null: by anybody of the queue.</param>
public sealed record FollowUp(DateTimeOffset At, AgentId? For = null)
{
    /// <summary>For so long after its time a promise is kept for whoever gave it; then it is overdue, and anybody of the queue may keep it.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromMinutes(10);

    public bool IsOverdue(DateTimeOffset now) => At + KeptFor <= now;

    /// <summary>It is this agent whom it is offered to, once its time has come.</summary>
    public bool IsOfferedTo(AgentId agent, DateTimeOffset now) => At <= now && (For is null || For == agent || IsOverdue(now));

    /// <summary>When it is next something else than now; null: never again.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now) => At > now ? At : At + KeptFor > now ? At + KeptFor : null;
}
