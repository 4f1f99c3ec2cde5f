using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Transcripts;

/// <summary>What Twilio tells of transcriptions. It is answered when it is saved.</summary>
internal static class TranscriptWebhook
{
    private const int LongestText = 8_000;

    /// <param name="twilio">Only what Twilio has signed comes through.</param>
    public static void MapTranscriptWebhook(this IEndpointRouteBuilder twilio) => twilio.MapPost("/conference/transcription/{callId}/{legId}/{number:int:min(1)}", Told);

    private static async Task<NoContent> Told(string callId, string legId, int number, TwilioForm form, WebhookDesk desk, TranscriptWriter writer, CancellationToken cancel)
    {
        if (KindOf(form) is { } kind && form["TranscriptionSid"] is { Length: > 0 and <= 64 } session && await desk.Find(new CallId(callId), cancel) is { } call
            && call.Find(new LegId(legId)) is { } leg && leg.Sid == form.CallSid)
            await writer.Write(Row(call, leg, number, session, kind, form), cancel);
        return TypedResults.NoContent();
    }

    private static TranscriptRow Row(Call call, Leg leg, int number, string session, HeardKind kind, TwilioForm form)
    {
        var at = DateTimeOffset.TryParse(form["Timestamp"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told) ? told : form.ReceivedAt;
        var kept = kind is not HeardKind.Said || Transcription.MayKeep(leg, number, at) ? kind : HeardKind.LeftOut;
        return new TranscriptRow
        {
            CallId = call.Id.Value, LegId = leg.Id.Value, Session = session, Sequence = form.Number("SequenceId", 0), At = at, Kind = kept,
            Text = kept switch { HeardKind.Said => Said(form), HeardKind.Failed => form["TranscriptionError"], _ => "" },
        };
    }

    // What is not final is told again. It is not asked for, and Twilio may tell of things that a later version of its API has.
    private static HeardKind? KindOf(TwilioForm form) => form["TranscriptionEvent"] switch
    {
        "transcription-started" => HeardKind.Began,
        "transcription-content" => form["Final"] is "false" ? null : HeardKind.Said,
        "transcription-stopped" => HeardKind.Ended,
        "transcription-error" => HeardKind.Failed,
        _ => null,
    };

    private static string Said(TwilioForm form)
    {
        try
        {
            var text = JsonDocument.Parse(form["TranscriptionData"]).RootElement.GetProperty("transcript").GetString() ?? "";
            return text.Length > LongestText ? text[..LongestText] : text.Trim();
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
