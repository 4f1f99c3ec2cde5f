using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Outbox;

/// <summary>Changes participants of running conferences, and reports what Twilio has made of it.</summary>
internal sealed class ParticipantControl(Desk desk, CallReader calls, TwilioVoice twilio, CallUrls urls, TwilioNames names)
{
    /// <summary>The agent who is to be whispered to has left just now: whom to whisper to instead is asked again after that.</summary>
    private static readonly TimeSpan NobodyToCoach = TimeSpan.FromMilliseconds(500);

    public async Task SetHold(Call call, CallEffect.SetHold e, CancellationToken cancel)
    {
        var update = new ParticipantUpdate { Hold = e.Held, HoldUrl = e.Held ? urls.Hold(call.Queue, call.Language) : null };
        var answer = await Update(call, e.Leg, e.Room, update, cancel);
        // Nobody there to be put on hold: the leg has left the room, whatever the callbacks will say later.
        CallEvent.Fact fact = answer is null
            ? new CallEvent.Fact.ParticipantLeft(call[e.Leg].Sid!, e.Room, HungUp: false)
            : new CallEvent.Fact.HoldAnswered(e.Leg, e.Room, answer.Hold);
        await desk.Post(new Post(call.Id, fact, "outbox"), cancel);
    }

    // Two of these may overtake each other on their way, so each brings what is wanted by now, until that is what it brought.
    public async Task SetEndsRoom(Call call, CallEffect.SetEndsRoom e, CancellationToken cancel)
    {
        bool brought;
        do
        {
            brought = call[e.Leg].EndsRoom;
            if (await Update(call, e.Leg, e.Room, new ParticipantUpdate { EndConferenceOnExit = brought }, cancel) is null) return;
            call = (await calls.Find(call.Id, cancel))!;
        }
        while (call[e.Leg].EndsRoom != brought);
    }

    /// <summary>Null when done, otherwise after how long it is to be tried again.</summary>
    public async Task<TimeSpan?> SetCoaching(Call call, CallEffect.SetCoaching e, CancellationToken cancel)
    {
        // Muting and coaching in one request: in two, the words between them would be heard by everybody.
        var flags = Coaching.Wanted(call, call[e.Leg]);
        var update = new ParticipantUpdate { Muted = flags.Muted, Coaching = flags.Coaching is not null, CallSidToCoach = flags.Coaching };
        try
        {
            var answer = await Update(call, e.Leg, e.Room, update, cancel);
            CallEvent.Fact fact = answer is null
                ? new CallEvent.Fact.ParticipantLeft(call[e.Leg].Sid!, e.Room, HungUp: false)
                : new CallEvent.Fact.CoachingAnswered(e.Leg, e.Room, answer.Muted, answer.Coaching ? answer.CallSidToCoach : null);
            await desk.Post(new Post(call.Id, fact, "outbox"), cancel);
            return null;
        }
        catch (TwilioRequestException fault) when (fault.Code == TwilioErrorCodes.NobodyToCoach)
        {
            return NobodyToCoach;
        }
    }

    /// <summary>Null: the participant is not in that conference any more.</summary>
    public async Task<TwilioParticipant?> Update(Call call, LegId leg, int room, ParticipantUpdate update, CancellationToken cancel) =>
        call[leg].Sid is { } sid && await Conference(call, room, cancel) is { } conference
            ? await twilio.UpdateParticipantAsync(conference, sid, update, cancel)
            : null;

    private async Task<string?> Conference(Call call, int room, CancellationToken cancel)
    {
        if (call.Conferences.TryGetValue(room, out var known)) return known;
        var found = await twilio.ReadConferencesAsync(names.Room(call.Id, room), status: null, cancel);
        return found.FirstOrDefault(conference => conference.Status != ConferenceStatuses.Completed)?.Sid;
    }
}
