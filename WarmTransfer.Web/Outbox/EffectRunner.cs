using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twiml;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Outbox;

/// <summary>Does one effect. Doing it again must be harmless, because a process may die between the deed and the note of it.</summary>
internal sealed class EffectRunner(Desk desk, CallReader calls, LegDialler dialler, ParticipantControl participants, CallUrls urls, ITwilioVoice twilio)
{
    /// <summary>A leg that is to be ended before Twilio has told us its sid: looked at again after that.</summary>
    private static readonly TimeSpan SidUnknown = TimeSpan.FromMilliseconds(200);

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
                await dialler.Dial(call, call[e.Leg], attempts > 0, cancel);
                return null;
            case CallEffect.DialNumber e:
                await dialler.Dial(call, call[e.Leg], attempts > 0, cancel);
                return null;
            case CallEffect.Rescue e:
                await Rescue(call, e, cancel);
                return null;
            case CallEffect.SetHold e:
                await participants.SetHold(call, e, cancel);
                return null;
            case CallEffect.SetEndsRoom e:
                return await SetEndsRoom(call, e, cancel);
            case CallEffect.Announce e:
                await participants.Update(call, e.Leg, e.Room, new ParticipantUpdate { AnnounceUrl = urls.Announcement(e.What).AbsoluteUri }, cancel);
                return null;
            case CallEffect.EndLeg e:
                return await EndLeg(call, call[e.Leg], cancel);
            case CallEffect.EndRoom e:
                await EndRoom(Call.RoomName(call.Id, e.Room), cancel);
                return null;
            default:
                throw new InvalidOperationException($"{effect.GetType().Name} is not an effect that is known here.");
        }
    }

    // Two requests for one leg may overtake each other: the one that was sent is right while it is still what is wanted.
    private async Task<TimeSpan?> SetEndsRoom(Call call, CallEffect.SetEndsRoom e, CancellationToken cancel)
    {
        var wanted = call[e.Leg].EndsRoom;
        await participants.Update(call, e.Leg, e.Room, new ParticipantUpdate { EndConferenceOnExit = wanted }, cancel);
        return (await calls.Find(call.Id, cancel))![e.Leg].EndsRoom == wanted ? null : TimeSpan.Zero;
    }

    private async Task<TimeSpan?> EndLeg(Call call, Leg leg, CancellationToken cancel)
    {
        if (leg.Sid is null) return leg.IsLive ? SidUnknown : null;
        // A leg that was over already, or that Twilio does not know, sends no callback any more.
        if (!await IsEnding(leg.Sid, cancel))
            await desk.Post(new Post(call.Id, new CallEvent.Fact.LegEnded(leg.Id, leg.Sid, LegEnding.HungUp), "outbox"), cancel);
        return null;
    }

    private async Task<bool> IsEnding(string sid, CancellationToken cancel)
    {
        try
        {
            return await twilio.UpdateCallAsync(sid, new CallUpdate.Complete(), cancel) is not null;
        }
        catch (TwilioFault fault) when (fault.Code == TwilioErrorCodes.NotFound)
        {
            return false;
        }
    }

    private async Task Rescue(Call call, CallEffect.Rescue e, CancellationToken cancel)
    {
        if (call[e.Leg] is not { IsLive: true, Sid: { } sid } leg || leg.IsIn(call.Room) || await IsInConference(call, sid, cancel)) return;
        await twilio.UpdateCallAsync(sid, new CallUpdate.Redirect(urls.Next(call.Id, e.Leg, e.Room).AbsoluteUri), cancel);
    }

    // Asked of Twilio and not of the call, which may not have heard yet: to redirect a customer out of a conference would end it.
    private async Task<bool> IsInConference(Call call, string sid, CancellationToken cancel)
    {
        foreach (var room in Enumerable.Range(1, call.Room + 1))
            foreach (var conference in await twilio.ListConferencesAsync(Call.RoomName(call.Id, room), status: null, cancel))
                if (conference.Status != ConferenceStatuses.Completed
                    && (await twilio.ListParticipantsAsync(conference.Sid, cancel)).Any(participant => participant.CallSid == sid)) return true;
        return false;
    }

    private async Task EndRoom(string name, CancellationToken cancel)
    {
        var conferences = await twilio.ListConferencesAsync(name, status: null, cancel);
        foreach (var conference in conferences.Where(conference => conference.Status != ConferenceStatuses.Completed))
            await twilio.EndConferenceAsync(conference.Sid, cancel);
    }
}
