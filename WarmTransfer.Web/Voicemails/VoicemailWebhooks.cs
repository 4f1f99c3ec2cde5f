using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Voicemails;

/// <summary>What Twilio tells of messages. The address names the queue, so that nobody has to look the call up.</summary>
internal static class VoicemailWebhooks
{
    /// <param name="twilio">Only what Twilio has signed comes through.</param>
    public static void MapVoicemailWebhooks(this IEndpointRouteBuilder twilio)
    {
        twilio.MapPost("/voicemail/{callId}/left", Left);
        twilio.MapPost("/voicemail/{callId}/recorded", Recorded);
        twilio.MapPost("/voicemail/{callId}/transcribed", Transcribed);
    }

    // Nothing is kept because of it: that the message can be fetched is told apart.
    private static IResult Left(string callId, TwilioForm form, VoicemailDocuments documents, string? queue, string? language) =>
        Results.Content(documents.Left(Queue(queue), Length(form) >= Core.Calls.Voicemail.Shortest, language), "text/xml; charset=utf-8");

    private static async Task<NoContent> Recorded(string callId, TwilioForm form, VoicemailStore store, WebhookDesk desk, string? queue, CancellationToken cancel)
    {
        var isMessage = form["RecordingStatus"] switch
        {
            "completed" when form["RecordingSid"] is { Length: > 0 } sid => await store.Recorded(sid, new CallId(callId), Queue(queue), form.ReceivedAt, Length(form), cancel),
            "absent" => false,
            // It goes on, or is something that a later version of Twilio's API tells.
            _ => true,
        };
        if (!isMessage) await desk.Post(new CallId(callId), new CallEvent.Fact.NothingRecorded(), form, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Transcribed(string callId, TwilioForm form, VoicemailStore store, string? queue, CancellationToken cancel)
    {
        var text = form["TranscriptionStatus"] == "completed" ? form["TranscriptionText"] : null;
        if (form["RecordingSid"] is { Length: > 0 } sid) await store.Transcribed(sid, new CallId(callId), Queue(queue), text, cancel);
        return TypedResults.NoContent();
    }

    private static TimeSpan Length(TwilioForm form) => TimeSpan.FromSeconds(form.Number("RecordingDuration", 0));

    private static QueueId Queue(string? name) => name is null ? QueueId.Default : new QueueId(name);
}
