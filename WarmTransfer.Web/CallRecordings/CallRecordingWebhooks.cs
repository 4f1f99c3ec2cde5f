using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>What Twilio tells of the recordings of legs.</summary>
internal static class CallRecordingWebhooks
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <param name="twilio">Only what Twilio has signed comes through.</param>
    public static void MapCallRecordingWebhooks(this IEndpointRouteBuilder twilio) => twilio.MapPost("/recording/{callId}/{legId}/events", Told);

    private static async Task<NoContent> Told(string callId, string legId, TwilioForm form, CallRecordingStore store, WebhookDesk desk, string? queue, CancellationToken cancel)
    {
        if (form["RecordingSid"] is not { Length: > 0 } sid) return TypedResults.NoContent();
        var of = new RecordingOf(sid, new CallId(callId), new LegId(legId), queue is null ? QueueId.Default : new QueueId(queue));
        switch (form["RecordingStatus"])
        {
            case RecordingStatuses.InProgress:
                await store.Begun(of, StartOf(form), cancel);
                await desk.Post(of.Call, new CallEvent.Fact.RecordingBegun(of.Leg, sid), form, cancel);
                break;
            case RecordingStatuses.Completed or RecordingStatuses.Absent:
                await store.Over(of, StartOf(form), Length(form), cancel);
                await desk.Post(of.Call, new CallEvent.Fact.RecordingOver(of.Leg, sid), form, cancel);
                break;
        }

        return TypedResults.NoContent();
    }

    // Shorter than a second is a recording all the same.
    private static TimeSpan Length(TwilioForm form) => form["RecordingStatus"] == RecordingStatuses.Absent ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Max(form.Number("RecordingDuration", 0), 1));

    // Twilio tells the second in which it began. Who is told of it within that second knows it better, and otherwise its middle is the least wrong.
    private static DateTimeOffset StartOf(TwilioForm form) =>
        DateTimeOffset.TryParseExact(form["RecordingStartTime"], "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var second)
        && (form.ReceivedAt < second || form.ReceivedAt - second >= Second) ? second + (Second / 2) : form.ReceivedAt;
}
