using System.Collections.Immutable;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Core.Agents;

/// <summary>The rules of agents' work.</summary>
public sealed record AgentPolicy
{
    /// <summary>Time for the work after a call where its queue has none of its own.</summary>
    public TimeSpan WrapUp { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for the work after a call of each queue.</summary>
    public ImmutableDictionary<QueueId, TimeSpan> WrapUps { get; init; } = ImmutableDictionary<QueueId, TimeSpan>.Empty;

    /// <summary>What agents say of calls, queue by queue.</summary>
    public DispositionBook Dispositions { get; init; } = DispositionBook.Empty;

    /// <summary>How much one extension adds.</summary>
    public TimeSpan Extension { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so many missed calls in a row the phone is in doubt.</summary>
    public int MissedLimit { get; init; } = 2;

    /// <summary>Whether agents test their phones at the start of a shift.</summary>
    public PreCallTestRule PreCallTest { get; init; } = PreCallTestRule.Offered;

    /// <summary>How long a test that went well is good for.</summary>
    public TimeSpan Shift { get; init; } = TimeSpan.FromHours(12);

    /// <param name="queue">Null: of none that is known.</param>
    public TimeSpan WrapUpOf(QueueId? queue) => queue is { } known ? WrapUps.GetValueOrDefault(known, WrapUp) : WrapUp;
}

/// <summary>Whether agents test their phones at the start of a shift.</summary>
public enum PreCallTestRule
{
    /// <summary>Only when a phone is in doubt.</summary>
    Off,

    Offered,

    /// <summary>Who has not, is sent no calls.</summary>
    Required,
}
