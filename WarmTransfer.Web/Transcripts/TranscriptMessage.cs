using WarmTransfer.Core;
using WarmTransfer.Core.Transcripts;

namespace WarmTransfer.Web.Transcripts;

/// <summary>What nodes tell each other of a transcript: a message of Twilio's as it was saved.</summary>
internal sealed record TranscriptMessage(string Call, string Leg, string Session, int Sequence, DateTimeOffset At, HeardKind Kind, string Text)
{
    public static TranscriptMessage Of(TranscriptRow row) => new(row.CallId, row.LegId, row.Session, row.Sequence, row.At, row.Kind, row.Text);

    public Heard Read() => new(Session, new LegId(Leg), Sequence, At, Kind, Text);
}
