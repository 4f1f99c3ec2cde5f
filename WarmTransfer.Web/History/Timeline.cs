using System.Collections.Immutable;
using System.Text.Json;
using WarmTransfer.Core;

namespace WarmTransfer.Web.History;

/// <summary>One call and everything that happened to it, in the order in which it was applied.</summary>
public sealed record Timeline(CallId Call, string From, DateTimeOffset ArrivedAt, string State, ImmutableArray<TimelineEntry> Entries);

/// <summary>One event, what it came from and what followed.</summary>
/// <param name="Delivery">Names the webhook or command that brought it.</param>
/// <param name="LatencyMs">From the receipt of the webhook to its being saved.</param>
/// <param name="Refusal">Why nothing came of it; null when it was applied.</param>
/// <param name="Event">The event's fields.</param>
public sealed record TimelineEntry(
    long Id, DateTimeOffset At, string Actor, string What, string? Delivery, long? LatencyMs, Refusal? Refusal, JsonElement Event, ImmutableArray<TimelineEffect> Effects);

/// <summary>What an event made necessary, and how it went.</summary>
/// <param name="DueAt">When it was, or is, to be done; later than the event for a timer and after failures.</param>
/// <param name="LastError">Why the last try that failed did.</param>
public sealed record TimelineEffect(string Name, DateTimeOffset DueAt, int Attempts, DateTimeOffset? DoneAt, string? LastError);

/// <summary>One line of the list of calls.</summary>
public sealed record PastCall(CallId Call, string From, DateTimeOffset ArrivedAt, string State, ImmutableArray<string> Agents);

/// <summary>A page of the list, and whether another follows.</summary>
public sealed record PastCalls(ImmutableArray<PastCall> Calls, bool More);
