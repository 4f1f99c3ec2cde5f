using Twilio.Http;
using Twilio.TwiML.Voice;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Twilio;

/// <summary>The verb that lets a leg into a room of its call.</summary>
internal sealed class Rooms(CallUrls urls, TwilioNames names)
{
    private static readonly Conference.EventEnum[] Events =
    [
        Conference.EventEnum.Start, Conference.EventEnum.End, Conference.EventEnum.Join, Conference.EventEnum.Leave,
        Conference.EventEnum.Mute, Conference.EventEnum.Hold, Conference.EventEnum.Modify,
    ];

    // Nobody who was told something in the queue already is welcomed to it.
    public Dial Enter(Call call, LegId leg) => Enter(
        call.Id, call.Queue, leg, call.Room, call.StartsRoom(call[leg]), ends: call[leg].EndsRoom, muted: call[leg].Monitoring is not null, greets: Greets(call), language: call.Language,
        calledBack: call.CalledAt is not null, rings: call.Phase is CallPhase.CallingOut && leg != LegId.Customer);

    // A supervisor is muted before anybody could hear them; who does is said afterwards. The welcome is said once: whoever waits again
    // hears only the music. Whoever enters first fixes the callback for the whole conference, so every leg carries the same.
    public Dial Enter(CallId call, QueueId queue, LegId leg, int room, bool starts, bool ends, bool muted = false, bool greets = true, string? language = null, bool calledBack = false, bool rings = false) =>
        new Dial(action: urls.Next(call, leg, room), method: HttpMethod.Post).Conference(
            names.Room(call, room),
            muted: muted ? true : null,
            beep: Conference.BeepEnum.False,
            startConferenceOnEnter: starts,
            endConferenceOnExit: ends,
            waitUrl: rings ? urls.Ringing : urls.Wait(queue, room == 1 && greets ? 0 : 1, language, calledBack),
            waitMethod: HttpMethod.Post,
            statusCallback: urls.ConferenceEvents(call, room),
            statusCallbackMethod: HttpMethod.Post,
            statusCallbackEvent: Events);

    private static bool Greets(Call call) => call.Announced is null && (call.Direction is CallDirection.Inbound || call.CalledAt is not null);
}
