using WarmTransfer.Core;

namespace WarmTransfer.Web.Voicemails;

/// <summary>How far the transcript of a message is.</summary>
public enum TranscriptState
{
    /// <summary>Its queue has none.</summary>
    None,

    /// <summary>Twilio has been asked for it.</summary>
    Awaited,

    Written,

    /// <summary>Twilio could not make one.</summary>
    Failed,
}

/// <summary>How a message was closed.</summary>
public enum VoicemailOutcome
{
    Done,
    GivenUp,
}

/// <summary>A message as screens show it.</summary>
/// <param name="Length">Zero: Twilio has told what was said and not yet how long it is.</param>
/// <param name="Number">Of the caller, as far as the viewer may see it; null: not known.</param>
/// <param name="Owner">Who deals with it; of one that is closed, who did.</param>
public sealed record Voicemail(
    string Id, CallId Call, QueueId Queue, string? Number, DateTimeOffset LeftAt, TimeSpan Length, TranscriptState Transcribed, string? Transcript,
    AgentId? Owner, string? OwnerName, VoicemailOutcome? Outcome, DateTimeOffset? ClosedAt, string? Note)
{
    /// <summary>Characters of a note.</summary>
    public const int NoteMaxLength = 200;

    // Twilio tells within a few minutes, and once: what is later than this does not come.
    private static readonly TimeSpan LongestTranscription = TimeSpan.FromMinutes(15);

    public bool IsOpen => Outcome is null;

    /// <summary>No transcript has come, and none will.</summary>
    public bool HasNoTranscript(DateTimeOffset now) => Transcribed is TranscriptState.Failed || (Transcribed is TranscriptState.Awaited && now - LeftAt > LongestTranscription);
}
