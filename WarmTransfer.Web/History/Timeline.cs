using System.Collections.Immutable;
using System.Text.Json;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Web.History;

/// <summary>One call, who was in it, and what happened to it in the order in which it was applied.</summary>
/// <param name="Earlier">What happened earlier comes before the event with this id; null: nothing did.</param>
public sealed record Timeline(PastCall Summary, ImmutableArray<PastLeg> Legs, ImmutableArray<TimelineEntry> Entries, long? Earlier)
{
    /// <summary>What was written down in it; null: nothing.</summary>
    public PastNote? Note { get; init; }

    /// <summary>What was said in it, as far as it was written down.</summary>
    public ImmutableArray<TranscriptLineView> Transcript { get; init; } = [];
}

/// <summary>How much of a timeline is read at a time.</summary>
/// <param name="Size">So many events at most, those that are hidden included.</param>
/// <param name="Before">Events before the one with this id; null: the newest.</param>
public sealed record TimelinePage(int Size = TimelinePage.Usual, long? Before = null)
{
    public const int Usual = 200;
}

/// <summary>The same call with everything that happened to it, however much that is.</summary>
public sealed record TimelineExport(PastCall Summary, ImmutableArray<PastLeg> Legs, IAsyncEnumerable<TimelineEntry> Entries)
{
    /// <summary>What was written down in it; null: nothing.</summary>
    public PastNote? Note { get; init; }

    /// <summary>What was said in it, as far as it was written down.</summary>
    public ImmutableArray<TranscriptLineView> Transcript { get; init; } = [];
}

/// <summary>One party of a past or live call.</summary>
/// <param name="Part">What the party was there for, such as <c>Agent</c>.</param>
/// <param name="From">When it was let into the call; null: never.</param>
/// <param name="Until">When its leg ended; null: not yet.</param>
/// <param name="Outcome">How it ended, or how far it has come.</param>
/// <param name="Sound">As its browser measured it; null for legs without a browser of ours.</param>
public sealed record PastLeg(LegId Leg, AgentId? Agent, Sentence Name, Sentence Part, DateTimeOffset? From, DateTimeOffset? Until, Sentence Outcome, LegSound? Sound);

/// <summary>One event, what it came from and what followed.</summary>
/// <param name="What">Its kind, such as <c>leg progressed</c>.</param>
/// <param name="Whom">Who or what it is about, in a few words; empty: nothing to add.</param>
/// <param name="Delivery">Names the webhook or command that brought it.</param>
/// <param name="LatencyMs">From the receipt of the webhook to its being saved.</param>
/// <param name="Refusal">Why nothing came of it; null when it was applied.</param>
/// <param name="Event">The event's fields.</param>
public sealed record TimelineEntry(
    long Id, DateTimeOffset At, string Actor, Sentence What, Sentence Whom, string? Delivery, long? LatencyMs, Refusal? Refusal, JsonElement Event, ImmutableArray<TimelineEffect> Effects);

/// <summary>What an event made necessary, and how it went.</summary>
/// <param name="Name">By which it is known in the log, such as <c>dial L2</c>.</param>
/// <param name="What">The same in words.</param>
/// <param name="DueAt">When it was, or is, to be done; later than the event for a timer and after failures.</param>
/// <param name="LastError">Why the last try that failed did.</param>
public sealed record TimelineEffect(string Name, Sentence What, DateTimeOffset DueAt, int Attempts, DateTimeOffset? DoneAt, string? LastError);

/// <summary>One line of the list of calls.</summary>
/// <param name="Agents">The names of those who have or had a part.</param>
/// <param name="AnsweredAt">When an agent first took it; null: nobody did.</param>
/// <param name="EndedAt">Null: it is live.</param>
public sealed record PastCall(
    CallId Call, string From, QueueId Queue, DateTimeOffset ArrivedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, Sentence State, ImmutableArray<string> Agents, CallDirection Direction = CallDirection.Inbound)
{
    /// <summary>When it came into its queue; null: it came into none.</summary>
    public DateTimeOffset? QueuedAt { get; init; } = ArrivedAt;

    /// <summary>How long its parts took; null: that was not measured.</summary>
    public CallTimes? Times { get; init; }

    /// <summary>Null: it is live.</summary>
    public HangUpBy? EndedBy { get; init; }

    /// <summary>What agents have said of it.</summary>
    public ImmutableArray<PastWrapUp> WrapUps { get; init; } = [];
}

/// <summary>A page of the list, and whether another follows.</summary>
public sealed record PastCalls(ImmutableArray<PastCall> Calls, bool More);
