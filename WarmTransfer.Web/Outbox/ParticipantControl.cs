using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twiml;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Outbox;

/// <summary>Changes participants of running conferences, and reports what Twilio has made of it.</summary>
internal sealed class ParticipantControl(Desk desk, ITwilioVoice twilio, CallUrls urls)
{
    public async Task SetHold(Call call, CallEffect.SetHold e, CancellationToken cancel)
    {
        var update = new ParticipantUpdate { Hold = e.Held, HoldUrl = e.Held ? urls.Hold(call.Queue).AbsoluteUri : null };
        var answer = await Update(call, e.Leg, e.Room, update, cancel);
        // Nobody there to be put on hold: the leg has left the room, whatever the callbacks will say later.
        CallEvent.Fact fact = answer is null
            ? new CallEvent.Fact.ParticipantLeft(call[e.Leg].Sid!, e.Room, HungUp: false)
            : new CallEvent.Fact.HoldAnswered(e.Leg, e.Room, answer.Hold);
        await desk.Post(new Post(call.Id, fact, "outbox"), cancel);
    }

    /// <summary>Null: the participant is not in that conference any more.</summary>
    public async Task<ParticipantResource?> Update(Call call, LegId leg, int room, ParticipantUpdate update, CancellationToken cancel) =>
        call[leg].Sid is { } sid && await Conference(call, room, cancel) is { } conference
            ? await twilio.UpdateParticipantAsync(conference, sid, update, cancel)
            : null;

    private async Task<string?> Conference(Call call, int room, CancellationToken cancel)
    {
        if (call.Conferences.TryGetValue(room, out var known)) return known;
        var found = await twilio.ListConferencesAsync(Call.RoomName(call.Id, room), status: null, cancel);
        return found.FirstOrDefault(conference => conference.Status != ConferenceStatuses.Completed)?.Sid;
    }
}
