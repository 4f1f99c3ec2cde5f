using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Calls;

/// <summary>What a recording does, as Twilio has last answered or told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecordingState>))]
public enum RecordingState
{
    /// <summary>Twilio has been asked to begin.</summary>
    Starting,

    InProgress,
    Paused,

    /// <summary>It is over; the leg may go on.</summary>
    Stopped,

    /// <summary>Twilio has refused to begin it for good.</summary>
    Failed,
}

/// <summary>The recording of one leg.</summary>
/// <param name="Since">When <paramref name="State"/> became so.</param>
public sealed record CallRecording(LegId Leg, RecordingState State, DateTimeOffset Since)
{
    /// <summary>Twilio's, <c>RE…</c>; null: it has not told.</summary>
    public string? Sid { get; init; }

    /// <summary>Twilio has been asked to change it and has not answered. One request at a time, so that they cannot overtake each other.</summary>
    public bool Pending { get; init; }

    /// <summary>Why Twilio did not do the last thing that was asked, as a sentence; null: it did.</summary>
    public string? Problem { get; init; }

    /// <summary>Nothing of what is said now comes into it, and that is sure.</summary>
    public bool IsQuiet => this is { State: RecordingState.Paused, Pending: false } or { State: RecordingState.Stopped or RecordingState.Failed };

    public bool IsLive => State is RecordingState.Starting or RecordingState.InProgress or RecordingState.Paused;

    internal CallRecording Become(RecordingState state, DateTimeOffset now) => this with { State = state, Since = state == State ? Since : now, Pending = false };
}

/// <summary>Somebody wants nothing recorded for a while. It is the call's, and stays when the call goes to somebody else.</summary>
/// <param name="By">Who asked for it.</param>
/// <param name="Until">When the recording goes on by itself; null: it is not quiet yet, and the time does not run.</param>
/// <param name="ForPayment">The customer is to say the data of a card.</param>
public sealed record RecordingPause(AgentId By, DateTimeOffset AskedAt, DateTimeOffset? Until = null, bool ForPayment = false);

/// <summary>The customer of a recorded queue is told so.</summary>
/// <param name="Room">The room that they enter after it; 0: they were told in the conversation.</param>
public sealed record RecordingNotice(int Room, DateTimeOffset At);
