using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Transcripts;

/// <summary>Begins and stops transcriptions at Twilio. A stop may overtake its beginning, so whoever begins looks afterwards whether it is wanted still.</summary>
internal sealed class TranscriptControl(Desk desk, CallReader calls, LiveQueues queues, CallUrls urls, TwilioTranscriptions twilio)
{
    /// <param name="doubtful">It was asked for before, and the answer is not known.</param>
    public async Task Start(Call call, CallEffect.StartTranscription e, bool doubtful, CancellationToken cancel)
    {
        if (call.Find(e.Leg) is not { Sid: { } sid } leg) return;
        // Twilio does not say what it writes down. Two at once would tell everything twice.
        if (doubtful) await twilio.StopAsync(sid, Name(e.Leg, e.Number), cancel);
        await Tell(call, Transcription.IsWanted(leg, e.Number) && await Begin(call, e, sid, cancel) ? new CallEvent.Fact.TranscriptionBegun(e.Leg, e.Number) : new CallEvent.Fact.TranscriptionStopped(e.Leg, e.Number), cancel);
    }

    // Of one whose beginning may yet be on its way there nobody knows that it has stopped: whoever begins it says so.
    public async Task Stop(Call call, CallEffect.StopTranscription e, CancellationToken cancel)
    {
        if (call.Find(e.Leg) is not { IsLive: true, Sid: { } sid }) return;
        await twilio.StopAsync(sid, Name(e.Leg, e.Number), cancel);
        if (Transcription.SpanOf(call, e.Leg, e.Number) is { HasBegun: true }) await Tell(call, new CallEvent.Fact.TranscriptionStopped(e.Leg, e.Number), cancel);
    }

    // Whether it goes on.
    private async Task<bool> Begin(Call call, CallEffect.StartTranscription e, string sid, CancellationToken cancel)
    {
        try
        {
            await twilio.StartAsync(sid, Name(e.Leg, e.Number), urls.Transcription(call.Id, e.Leg, e.Number), call.Language ?? queues.Now[call.Queue].Language, cancel);
        }
        catch (TwilioRequestException no) when (no is { Kind: TwilioFaultKind.Refused, Status: not StatusCodes.Status401Unauthorized })
        {
            // For good: a payment does not wait for what will never be. People are told by the relay.
            await Tell(call, new CallEvent.Fact.TranscriptionStopped(e.Leg, e.Number), cancel);
            throw;
        }

        if (await calls.Find(call.Id, cancel) is not { } now || Transcription.IsWanted(now[e.Leg], e.Number)) return true;
        await twilio.StopAsync(sid, Name(e.Leg, e.Number), cancel);
        return false;
    }

    private async Task Tell(Call call, CallEvent.Fact fact, CancellationToken cancel) => await desk.Post(new Post(call.Id, fact, "outbox"), cancel);

    private static string Name(LegId leg, int number) => $"{leg}-{number}";
}
