using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>The transcript of a recording: the words that a scripted person says. Of others, and of what is too short or too long, there is none.</summary>
internal static class Transcript
{
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(1);

    public static void Send(Exchange exchange, Leg leg, Recording recording, Uri url)
    {
        var words = recording.Length > TimeSpan.FromSeconds(2) && recording.Length < TimeSpan.FromSeconds(120) ? leg.Audio.Words : null;
        exchange.Launch(async () =>
        {
            await Task.Delay(Work, exchange.Clock);
            recording.Transcript = new RecordingTranscript(exchange.Sids.Next("TR"), words);
            exchange.Callbacks.Send(new WebhookRequest("transcription", url, "POST", Parameters(exchange, leg, recording, recording.Transcript), CallSid: leg.Sid));
        });
    }

    private static List<KeyValuePair<string, string>> Parameters(Exchange exchange, Leg leg, Recording recording, RecordingTranscript transcript) =>
    [
        .. VoiceParameters.Of(leg, exchange.Options),
        new("TranscriptionSid", transcript.Sid), new("TranscriptionText", transcript.Words ?? ""), new("TranscriptionStatus", transcript.Status), new("TranscriptionType", "fast"),
        new("TranscriptionUrl", $"{recording.Url(exchange.Options)}/Transcriptions/{transcript.Sid}"), new("RecordingSid", recording.Sid), new("RecordingUrl", recording.Url(exchange.Options)),
    ];
}
