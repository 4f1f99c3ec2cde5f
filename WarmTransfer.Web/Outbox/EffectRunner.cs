using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Transcripts;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Outbox;

/// <summary>Does one effect. Doing it again must be harmless, because a process may die between the deed and the note of it.</summary>
internal sealed class EffectRunner(Desk desk, CallReader calls, LegDialler dialler, ParticipantControl participants, ExpertFinder experts, RecordingControl recordings, TranscriptControl transcripts, CallUrls urls, TwilioNames names, TwilioVoice twilio)
{
    /// <summary>A leg that is to be ended before Twilio has told us its sid: looked at again after that.</summary>
    private static readonly TimeSpan SidUnknown = TimeSpan.FromMilliseconds(200);

    /// <summary>As long as it takes to say that the caller has left.</summary>
    private static readonly TimeSpan Sentence = TimeSpan.FromSeconds(4);

    /// <summary>Null when done, otherwise after how long it is to be tried again. Twilio's faults go to the caller.</summary>
    public async Task<TimeSpan?> Run(long row, string callId, CallEffect effect, int attempts, CancellationToken cancel)
    {
        var call = await calls.Find(new CallId(callId), cancel)
            ?? throw new InvalidOperationException($"Effect {effect.Name} is owed to call {callId}, which is not in the database.");
        switch (effect)
        {
            case CallEffect.StartTimer e:
                await desk.Post(new Post(call.Id, e.Event, "timer", $"timer {row}"), cancel);
                return null;
            case CallEffect.DialAgent e:
                await dialler.Dial(call, call[e.Leg], attempts, cancel);
                return null;
            case CallEffect.DialNumber e:
                await dialler.Dial(call, call[e.Leg], attempts, cancel);
                return null;
            case CallEffect.RedirectLeg e:
                await Rescue(call, e, cancel);
                return null;
            case CallEffect.TakeOut e:
                await TakeOut(call, e.Room, cancel);
                return null;
            case CallEffect.SetHold e:
                await participants.SetHold(call, e, cancel);
                return null;
            case CallEffect.SetCoaching e:
                return await participants.SetCoaching(call, e, cancel);
            case CallEffect.SetEndsRoom e:
                await participants.SetEndsRoom(call, e, cancel);
                return null;
            case CallEffect.Announce e:
                await participants.Update(call, e.Leg, e.Room, new ParticipantUpdate { AnnounceUrl = urls.Announcement(call.Queue, e.What, call.Language) }, cancel);
                return null;
            case CallEffect.FindExpert:
                return await experts.Find(call, attempts, cancel);
            case CallEffect.StartRecording e:
                await recordings.Start(call, e, attempts, cancel);
                return null;
            case CallEffect.SetRecording e:
                await recordings.Set(call, e, cancel);
                return null;
            case CallEffect.StartTranscription e:
                await transcripts.Start(call, e, doubtful: attempts > 0, cancel);
                return null;
            case CallEffect.StopTranscription e:
                await transcripts.Stop(call, e, cancel);
                return null;
            case CallEffect.EndLeg e:
                return await EndLeg(call, call[e.Leg], attempts, cancel);
            case CallEffect.EndRoom e:
                await EndRoom(names.Room(call.Id, e.Room), cancel);
                return null;
            default:
                throw new InvalidOperationException($"{effect.GetType().Name} is not an effect that is known here.");
        }
    }

    // Twilio's answer is news as well: a leg that was over already, or still queued there, sends no callback.
    private async Task<TimeSpan?> EndLeg(Call call, Leg leg, int attempts, CancellationToken cancel)
    {
        if (leg.Sid is null) return leg.IsLive ? SidUnknown : null;
        var mayHaveAnswered = attempts == 0 && call.IsOver && leg.Agent is not null && leg.Progress < LegProgress.Admitted;
        var status = await (mayHaveAnswered ? StopRinging(leg.Sid, cancel) : HangUp(leg.Sid, cancel));
        if (status == CallStatuses.InProgress) return Sentence;
        if (CallStatusFacts.Ending(status) is { } ending)
            await desk.Post(new Post(call.Id, new CallEvent.Fact.LegEnded(leg.Id, leg.Sid, ending), "outbox"), cancel);
        return null;
    }

    private async Task<string> HangUp(string sid, CancellationToken cancel) => (await twilio.EndCallAsync(sid, cancel))?.Status ?? CallStatuses.Completed;

    // An agent who has picked up as the customer hung up hears so, and is not cut off in the middle of it.
    private async Task<string> StopRinging(string sid, CancellationToken cancel) =>
        (await twilio.CancelCallAsync(sid, cancel) ?? await twilio.FetchCallAsync(sid, cancel))?.Status ?? CallStatuses.Completed;

    private async Task Rescue(Call call, CallEffect.RedirectLeg e, CancellationToken cancel)
    {
        if (call[e.Leg] is not { IsLive: true, Sid: { } sid } leg || leg.IsIn(call.Room) || await IsInConference(call, sid, cancel)) return;
        await twilio.RedirectCallAsync(sid, urls.Next(call.Id, e.Leg, e.Room), cancel);
    }

    // Whoever has been answered meanwhile is left in peace, and whoever has left the room was told already.
    private async Task TakeOut(Call call, int room, CancellationToken cancel)
    {
        if (call is { Phase: CallPhase.Waiting or CallPhase.Offered or CallPhase.Overflowing, Customer: { IsLive: true, Sid: { } sid } } && call.Room == room)
            await twilio.RedirectCallAsync(sid, urls.Next(call.Id, LegId.Customer, room), cancel);
    }

    // Asked of Twilio and not of the call, which may not have heard yet: to redirect a customer out of a conference would end it.
    private async Task<bool> IsInConference(Call call, string sid, CancellationToken cancel)
    {
        foreach (var room in Enumerable.Range(1, call.Room + 1))
            foreach (var conference in await twilio.ReadConferencesAsync(names.Room(call.Id, room), status: null, cancel))
                if (conference.Status != ConferenceStatuses.Completed
                    && (await twilio.ReadParticipantsAsync(conference.Sid, cancel)).Any(participant => participant.CallSid == sid)) return true;
        return false;
    }

    private async Task EndRoom(string name, CancellationToken cancel)
    {
        var conferences = await twilio.ReadConferencesAsync(name, status: null, cancel);
        foreach (var conference in conferences.Where(conference => conference.Status != ConferenceStatuses.Completed))
            await twilio.EndConferenceAsync(conference.Sid, cancel);
    }
}
