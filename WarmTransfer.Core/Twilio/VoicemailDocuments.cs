using Twilio.Http;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Twilio;

/// <summary>The TwiML documents of voicemail.</summary>
public sealed class VoicemailDocuments(CallUrls urls, LiveQueues queues)
{
    // Somebody who thinks for a moment has not finished.
    private const int SilenceSeconds = 10;
    private readonly Sentences _sentences = new(urls, queues);

    /// <summary>Greeting, beep, and the recording of a message; and what is said when nothing was heard.</summary>
    public string Take(CallId call, QueueId queue, string? language = null) => Documents.Response(Verbs(call, queue, language));

    /// <summary>A message was left, or the customer was heard for too short a time.</summary>
    public string Left(QueueId queue, bool heard, string? language = null) => Documents.Response(heard ? Thanks(queue, language) : Sorry(queue, language), new Hangup());

    // Twilio goes on to what follows when it has heard nothing at all; otherwise it asks the action. Neither greeting nor recording needs
    // us to be there: while we are down the message is recorded all the same, and found later.
    internal TwiML[] Verbs(CallId call, QueueId queue, string? language) =>
    [
        _sentences.Tell(queue, nameof(Phrases.VoicemailGreeting), phrases => phrases.VoicemailGreeting, language),
        Record(call, queue, queues.Now[queue].Voicemail, language),
        Sorry(queue, language),
        new Hangup(),
    ];

    private Record Record(CallId call, QueueId queue, QueueVoicemail how, string? language)
    {
        var record = new Record(
            action: urls.MessageLeft(call, queue, language), method: HttpMethod.Post, timeout: SilenceSeconds, finishOnKey: "#", maxLength: (int)how.Longest.TotalSeconds, playBeep: true,
            recordingStatusCallback: urls.MessageRecorded(call, queue), recordingStatusCallbackMethod: HttpMethod.Post,
            recordingStatusCallbackEvent: [global::Twilio.TwiML.Voice.Record.RecordingEventEnum.Completed, global::Twilio.TwiML.Voice.Record.RecordingEventEnum.Absent]);
        if (how.Transcribe) (record.Transcribe, record.TranscribeCallback) = (true, urls.MessageTranscribed(call, queue));
        return record;
    }

    private TwiML Thanks(QueueId queue, string? language) => _sentences.Tell(queue, nameof(Phrases.VoicemailThanks), phrases => phrases.VoicemailThanks, language);

    private TwiML Sorry(QueueId queue, string? language) => _sentences.Tell(queue, nameof(Phrases.VoicemailEmpty), phrases => phrases.VoicemailEmpty, language);
}
