using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>Begins and changes recordings at Twilio, and reports what Twilio has made of it. What may have happened is looked for first, so that no leg is recorded twice.</summary>
internal sealed class RecordingControl(Desk desk, TwilioRecordings twilio, CallRecordingStore store, CallUrls urls, TimeProvider clock)
{
    private const string LegIsOver = "The phone call was over before its recording began.";

    public async Task Start(Call call, CallEffect.StartRecording e, int attempts, CancellationToken cancel)
    {
        if (!Core.Calls.Recordings.IsToBegin(call, e.Leg)) return;
        var (at, sid) = (clock.GetUtcNow(), call[e.Leg].Sid);
        await Answer(call, async () => sid is not null && (await Running(sid, attempts, cancel) ?? await twilio.StartAsync(sid, urls.RecordingEvents(call.Id, e.Leg, call.Queue), cancel)) is { } begun
            ? await Begun(call, e.Leg, begun, attempts == 0 ? at : begun.DateCreated ?? at, cancel)
            : new CallEvent.Fact.RecordingRefused(e.Leg, RecordingState.InProgress, LegIsOver), why => new CallEvent.Fact.RecordingRefused(e.Leg, RecordingState.InProgress, why), cancel);
    }

    public async Task Set(Call call, CallEffect.SetRecording e, CancellationToken cancel)
    {
        if (Core.Calls.Recordings.Of(call, e.Leg) is not { Sid: { } recording } known || call[e.Leg].Sid is not { } sid) return;
        var wanted = Core.Calls.Recordings.Wanted(call, known);
        await Answer(call, async () => Read(await Update(sid, recording, wanted, cancel)) is var state && state == wanted
            ? new CallEvent.Fact.RecordingAnswered(e.Leg, state)
            : new CallEvent.Fact.RecordingRefused(e.Leg, wanted, "Twilio has not done it."), why => new CallEvent.Fact.RecordingRefused(e.Leg, wanted, why), cancel);
    }

    // A request before this one may have come through, and what is so already may be refused.
    private async Task<TwilioRecording> Update(string sid, string recording, RecordingState wanted, CancellationToken cancel)
    {
        try
        {
            return await twilio.UpdateAsync(sid, recording, Word(wanted), cancel);
        }
        catch (TwilioRequestException no) when (no is { Kind: TwilioFaultKind.Refused, Status: not StatusCodes.Status401Unauthorized })
        {
            return (await twilio.ReadOfAsync(sid, cancel)).FirstOrDefault(one => one.Sid == recording && Read(one) == wanted) ?? throw new TwilioRequestException(no.Kind, no.Message, no) { Status = no.Status, Code = no.Code };
        }
    }

    private async Task<CallEvent.Fact> Begun(Call call, LegId leg, TwilioRecording begun, DateTimeOffset at, CancellationToken cancel)
    {
        await store.Begun(new(begun.Sid, call.Id, leg, call.Queue), at, cancel);
        return new CallEvent.Fact.RecordingBegun(leg, begun.Sid);
    }

    private async Task<TwilioRecording?> Running(string sid, int attempts, CancellationToken cancel) => attempts == 0
        ? null
        : (await twilio.ReadOfAsync(sid, cancel)).FirstOrDefault(one => one is { IsOfCall: true, Status: RecordingStatuses.InProgress or RecordingStatuses.Paused });

    // A definite no is an answer as well; of keys that are not accepted the relay tells an operator, and tries again.
    private async Task Answer(Call call, Func<Task<CallEvent.Fact>> ask, Func<string, CallEvent.Fact> refused, CancellationToken cancel)
    {
        CallEvent.Fact fact;
        try
        {
            fact = await ask();
        }
        catch (TwilioRequestException no) when (no is { Kind: TwilioFaultKind.Refused, Status: not StatusCodes.Status401Unauthorized })
        {
            fact = refused(new NumberMask(shown: false).Of(no.Message));
        }

        await desk.Post(new Post(call.Id, fact, "outbox"), cancel);
    }

    private static string Word(RecordingState state) => state switch
    {
        RecordingState.Paused => RecordingStatuses.Paused,
        RecordingState.Stopped => RecordingStatuses.Stopped,
        _ => RecordingStatuses.InProgress,
    };

    private static RecordingState Read(TwilioRecording answer) => answer.Status switch
    {
        RecordingStatuses.Paused => RecordingState.Paused,
        RecordingStatuses.InProgress => RecordingState.InProgress,
        _ => RecordingState.Stopped,
    };
}
