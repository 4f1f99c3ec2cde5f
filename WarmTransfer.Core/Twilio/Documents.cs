using System.Xml.Linq;
using Twilio.Http;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using Queue = WarmTransfer.Core.Routing.Queue;

namespace WarmTransfer.Core.Twilio;

/// <summary>The TwiML documents, as functions of a call's state.</summary>
public sealed class Documents(CallUrls urls, LiveQueues queues, TwilioNames names)
{
    private static readonly Conference.EventEnum[] RoomEvents =
    [
        Conference.EventEnum.Start, Conference.EventEnum.End, Conference.EventEnum.Join, Conference.EventEnum.Leave,
        Conference.EventEnum.Mute, Conference.EventEnum.Hold, Conference.EventEnum.Modify,
    ];

    /// <summary>The customer's first document: what is said in the queues that are closed, and then where the call goes. It needs nothing but what Twilio has sent, so it can be served while everything else is down.</summary>
    /// <param name="called">The number that was called; whoever is dialled sees it.</param>
    /// <param name="longest">How long a call to somebody outside may take.</param>
    public string Arrival(CallId call, Reception reception, string called, TimeSpan longest) =>
        Response([.. reception.Closed.Select(closed => Say(queues.Now[closed.Queue], closed.Message)), .. End(call, reception.End, called, longest)]);

    /// <summary>The wait document: a welcome once, then music that never stops. Twilio repeats it by itself, so whoever waits does not notice when we are down.</summary>
    public string Wait(QueueId queue, int round) => Response(
        [round == 0 ? Tell(queues.Now[queue], nameof(Routing.Phrases.Welcome), phrases => phrases.Welcome) : null, .. Music(queue, urls.Wait(queue, round: 1))]);

    /// <summary>An agent's phone was picked up: into the call if the leg still has a part in it, otherwise a sentence.</summary>
    public string Connect(Call call, LegId leg) => call.HasPart(leg)
        ? Enter(call, leg, urls.Connect(call.Id, call[leg]))
        : TooLate(call);

    /// <summary>A room is over for a leg: into the next one, or goodbye.</summary>
    public string Next(Call call, LegId leg)
    {
        if (!call.HasPart(leg)) return leg == LegId.Customer ? Response(Tell(Queue(call), nameof(Routing.Phrases.Goodbye), phrases => phrases.Goodbye), Hangup()) : Response(Hangup());
        return leg == LegId.Customer ? Response(IsAlone(call) ? Tell(Queue(call), nameof(Routing.Phrases.OneMoment), phrases => phrases.OneMoment) : null, Room(call, leg)) : Enter(call, leg, urls.Connect(call.Id, call[leg]));
    }

    /// <summary>Hold music for a participant, for as long as it lasts.</summary>
    public string Hold(QueueId queue) => Response(Music(queue, urls.Hold(queue)));

    /// <summary>A sentence to one participant.</summary>
    public string Announce(QueueId queue, Announcement what) => Response(what switch
    {
        Announcement.NextAgent => Tell(queues.Now[queue], nameof(Routing.Phrases.NextAgent), phrases => phrases.NextAgent),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Not an announcement."),
    });

    /// <summary>An agent comes, or comes back, to a call that is over or has gone to somebody else.</summary>
    public string TooLate(Call call) => Response(Say(Queue(call), WhyTooLate(call, Queue(call).Phrases)), Hangup());

    /// <summary>An agent's browser calls in to test the phone. The pause leaves it time to measure; nothing is recorded, and nobody else is there.</summary>
    public string PreCallTest() => Response(Tell(queues.Now.All[0], nameof(Routing.Phrases.PreCallTest), phrases => phrases.PreCallTest), Pause(10), Hangup());

    /// <summary>Both ends of a test call from a number of ours to another: long enough for the other end to be asked for its own.</summary>
    // A pause or a hang-up at the beginning would not answer the call.
    public static string TestCall() => Response(new Say("This is a test call."), Pause(3), Hangup());

    /// <summary>The answer about a call that we do not know.</summary>
    public string UnknownCall() => Response(Tell(queues.Now.All[0], nameof(Routing.Phrases.UnknownCall), phrases => phrases.UnknownCall), Hangup());

    // Whoever may not come in yet asks again in a second: the other party of a private consultation is not on hold.
    private string Enter(Call call, LegId leg, Uri again) => Privacy.MayEnter(call, leg)
        ? Response(Room(call, leg))
        : Response(Pause(1), Redirect(again));

    private TwiML[] End(CallId call, Destination end, string called, TimeSpan longest) => end switch
    {
        Destination.EndCall => [Hangup()],
        Destination.ToQueue to => [Room(call, to.Queue, LegId.Customer, room: 1, starts: false, ends: true)],
        Destination.ToNumber to => [new Dial(number: to.Number, callerId: called, timeLimit: (int)longest.TotalSeconds), Hangup()],
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Not a way."),
    };

    private Dial Room(Call call, LegId leg) =>
        Room(call.Id, call.Queue, leg, call.Room, starts: leg != LegId.Customer && !call.IsMonitoring(call[leg]), ends: call[leg].EndsRoom, muted: call[leg].Monitoring is not null);

    // A supervisor is muted before anybody could hear them; who does is said afterwards. The welcome is said once: whoever waits again
    // hears only the music. Whoever enters first fixes the callback for the whole conference, so every leg carries the same.
    private Dial Room(CallId call, QueueId queue, LegId leg, int room, bool starts, bool ends, bool muted = false) =>
        new Dial(action: urls.Next(call, leg, room), method: HttpMethod.Post).Conference(
            names.Room(call, room),
            muted: muted ? true : null,
            beep: Conference.BeepEnum.False,
            startConferenceOnEnter: starts,
            endConferenceOnExit: ends,
            waitUrl: urls.Wait(queue, room == 1 ? 0 : 1),
            waitMethod: HttpMethod.Post,
            statusCallback: urls.ConferenceEvents(call, room),
            statusCallbackMethod: HttpMethod.Post,
            statusCallbackEvent: RoomEvents);

    private static string WhyTooLate(Call call, Phrases phrases) => call.Phase.OwnerLeg is { } owner && call[owner].Agent is { } agent ? phrases.TakenBy(agent)
        : call.Customer.IsLive ? phrases.NoLongerYours : phrases.CallerLeft;

    // What follows the music is reached only when it cannot be played, which may be because we are down: so it is all here. No pause
    // at the end: should the music fail again, the next sentence follows at once.
    private TwiML[] Music(QueueId queue, Uri again)
    {
        var of = queues.Now[queue];
        var music = of.Music ?? (of.MusicRecording is { } id ? urls.Sound(id) : urls.HoldMusic);
        var sentence = Say(of, of.Phrases.HoldTheLine);
        return [new Play(music, loop: 0), sentence, Pause(1), sentence, Pause(1), sentence, Redirect(again)];
    }

    private Queue Queue(Call call) => queues.Now[call.Queue];

    // A recording that cannot be fetched is left out by Twilio, and the document goes on.
    private TwiML Tell(Queue queue, string phrase, Func<Phrases, string> text) =>
        queue.Recordings.TryGetValue(phrase, out var recording) ? new Play(urls.Sound(recording)) : Say(queue, text(queue.Phrases));

    private static bool IsAlone(Call call) => call.Phase.OwnerLeg is null;

    // The library fails at an attribute that is set to nothing.
    private static Say Say(Queue queue, string text)
    {
        var say = new Say(text);
        if (queue.Voice is { } voice) say.Voice = voice;
        if (queue.Language is { } language) say.Language = language;
        return say;
    }

    private static Pause Pause(int seconds) => new(seconds);

    private static Redirect Redirect(Uri to) => new(to, HttpMethod.Post);

    private static Hangup Hangup() => new();

    private static string Response(params ReadOnlySpan<TwiML?> verbs)
    {
        var response = new VoiceResponse();
        foreach (var verb in verbs)
            if (verb is not null) response.Append(verb);
        return response.ToString(SaveOptions.DisableFormatting);
    }
}
