namespace WarmTransfer.Core.Transcripts;

/// <summary>What Twilio told of a transcription. The names are in every database and never change.</summary>
public enum HeardKind
{
    /// <summary>It has begun.</summary>
    Began,

    /// <summary>Something was said.</summary>
    Said,

    /// <summary>It is over.</summary>
    Ended,

    /// <summary>It failed; the text says why.</summary>
    Failed,

    /// <summary>Something was said that is not kept. It is known to have been told, so nothing is missing.</summary>
    LeftOut,
}

/// <summary>One message of Twilio's about a transcription. Messages come in any order, twice, or not at all.</summary>
/// <param name="Session">Twilio's sid of the transcription, <c>GT…</c>.</param>
/// <param name="Leg">Whose words they are.</param>
/// <param name="Sequence">Counts the messages of the session, without a gap.</param>
/// <param name="At">When it was said, as Twilio tells.</param>
public sealed record Heard(string Session, LegId Leg, int Sequence, DateTimeOffset At, HeardKind Kind, string Text = "");
