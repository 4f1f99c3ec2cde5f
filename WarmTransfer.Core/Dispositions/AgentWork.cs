using System.Collections.Immutable;

namespace WarmTransfer.Core.Dispositions;

/// <summary>One agent's part in one call, and what they say of it.</summary>
/// <param name="Since">When their part ended, or was first said something of.</param>
public sealed record CallWork(CallId Call, QueueId Queue, DateTimeOffset Since, Disposal? Disposal = null);

/// <summary>What an agent has to do for calls that they had a part in.</summary>
public sealed record AgentWork
{
    /// <summary>So many calls wait for an agent at most; beyond that the oldest is let go.</summary>
    public const int Most = 10;

    public static AgentWork None { get; } = new();

    /// <summary>The call that they are on, once something was said of it, or had last.</summary>
    public CallWork? Last { get; init; }

    /// <summary>Calls whose queue requires a disposition and which have none, the oldest first.</summary>
    public ImmutableArray<CallWork> Unfinished { get => field.IsDefault ? [] : field; init; } = [];

    public bool IsUnfinished => !Unfinished.IsEmpty;

    public CallWork? Find(CallId call) => Last?.Call == call ? Last : Unfinished.FirstOrDefault(work => work.Call == call);

    /// <summary>The agent is in this call, for the first time or again.</summary>
    internal AgentWork Begin(CallId call) => new() { Last = Last?.Call == call ? Last : null, Unfinished = Without(call) };

    /// <summary>The agent's part is over.</summary>
    internal AgentWork End(CallWork work, bool isMissing) => new() { Last = work, Unfinished = isMissing ? Newest([.. Without(work.Call), work]) : Without(work.Call) };

    /// <summary>Something is said of a call.</summary>
    internal AgentWork Say(CallWork work, bool isMissing) => new()
    {
        Last = Last is null || Last.Call == work.Call || Find(work.Call) is null ? work : Last,
        Unfinished = isMissing ? [.. Unfinished.Select(one => one.Call == work.Call ? work : one)] : Without(work.Call),
    };

    /// <summary>Nothing more is asked of them for this call.</summary>
    internal AgentWork LetGo(CallId call) => this with { Unfinished = Without(call) };

    // An ImmutableArray compares by its array.
    public bool Equals(AgentWork? other) => other is not null && Last == other.Last && Unfinished.SequenceEqual(other.Unfinished);

    public override int GetHashCode() => HashCode.Combine(Last, Unfinished.Length);

    private ImmutableArray<CallWork> Without(CallId call) => Unfinished.RemoveAll(work => work.Call == call);

    private static ImmutableArray<CallWork> Newest(ImmutableArray<CallWork> all) => all.Length <= Most ? all : all[^Most..];
}
