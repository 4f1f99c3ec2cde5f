using System.Xml.Linq;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Twiml;

/// <summary>The TwiML documents, as functions of a call's state.</summary>
public sealed class Documents(CallUrls urls, Queues queues)
{
    private const string RoomEvents = "start end join leave mute hold modify";

    /// <summary>The customer's first document. It needs nothing but the CallSid and the number that was called, so it can be served while everything else is down.</summary>
    public XDocument Arrival(CallId call, QueueId queue) => Response(Room(call, queue, LegId.Customer, room: 1, starts: false, ends: true));

    /// <summary>The wait document: a welcome once, then music that never stops. Twilio repeats it by itself, so whoever waits does not notice when we are down.</summary>
    public XDocument Wait(QueueId queue, int round) => Response(
        [round == 0 ? Say(queues[queue].Phrases.Welcome) : null, .. Music(queue, urls.Wait(queue, round: 1))]);

    /// <summary>An agent's phone was picked up: into the call if the leg still has a part in it, otherwise a sentence.</summary>
    public XDocument Connect(Call call, LegId leg) => Parts.Has(call, leg)
        ? Enter(call, leg, urls.Connect(call.Id, call[leg]))
        : TooLate(call);

    /// <summary>A room is over for a leg: into the next one, or goodbye.</summary>
    public XDocument Next(Call call, LegId leg)
    {
        if (!Parts.Has(call, leg)) return leg == LegId.Customer ? Response(Say(Phrases(call).Goodbye), Hangup()) : Response(Hangup());
        return leg == LegId.Customer ? Response(IsAlone(call) ? Say(Phrases(call).OneMoment) : null, Room(call, leg)) : Enter(call, leg, urls.Connect(call.Id, call[leg]));
    }

    /// <summary>Hold music for a participant, for as long as it lasts.</summary>
    public XDocument Hold(QueueId queue) => Response(Music(queue, urls.Hold(queue)));

    /// <summary>A sentence to one participant.</summary>
    public XDocument Announce(QueueId queue, Announcement what) => Response(Say(what switch
    {
        Announcement.NextAgent => queues[queue].Phrases.NextAgent,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Not an announcement."),
    }));

    /// <summary>An agent comes, or comes back, to a call that is over or has gone to somebody else.</summary>
    public XDocument TooLate(Call call) => Response(Say(WhyTooLate(call, Phrases(call))), Hangup());

    /// <summary>An agent's browser calls in to test the phone. The pause leaves it time to measure; nothing is recorded, and nobody else is there.</summary>
    public XDocument PhoneTest() => Response(Say(queues.All[0].Phrases.PhoneTest), new XElement("Pause", new XAttribute("length", 10)), Hangup());

    /// <summary>The answer about a call that we do not know.</summary>
    public XDocument UnknownCall() => Response(Say(queues.All[0].Phrases.UnknownCall), Hangup());

    // Whoever may not come in yet asks again in a second: the other party of a private consultation is not on hold.
    private XDocument Enter(Call call, LegId leg, Uri again) => Privacy.MayEnter(call, leg)
        ? Response(Room(call, leg))
        : Response(Pause(), Redirect(again));

    private XElement Room(Call call, LegId leg) =>
        Room(call.Id, call.Queue, leg, call.Room, starts: leg != LegId.Customer && !Parts.IsWatching(call, call[leg]), ends: call[leg].EndsRoom, muted: call[leg].Watch is not null);

    private XElement Room(CallId call, QueueId queue, LegId leg, int room, bool starts, bool ends, bool muted = false) => new("Dial",
        new XAttribute("action", urls.Next(call, leg, room)),
        new XAttribute("method", "POST"),
        new XElement("Conference",
            new XAttribute("beep", false),
            // A supervisor is muted before anybody could hear them; who does is said afterwards.
            muted ? new XAttribute("muted", true) : null,
            new XAttribute("startConferenceOnEnter", starts),
            new XAttribute("endConferenceOnExit", ends),
            // The welcome is said once: whoever waits again hears only the music.
            new XAttribute("waitUrl", urls.Wait(queue, room == 1 ? 0 : 1)),
            new XAttribute("waitMethod", "POST"),
            // Whoever enters first fixes these for the whole conference, so every leg carries the same.
            new XAttribute("statusCallback", urls.ConferenceEvents(call, room)),
            new XAttribute("statusCallbackMethod", "POST"),
            new XAttribute("statusCallbackEvent", RoomEvents),
            Call.RoomName(call, room)));

    private static string WhyTooLate(Call call, Phrases phrases) => Parts.Owner(call.Phase) is { } owner && call[owner].Agent is { } agent ? phrases.TakenBy(agent)
        : call.Customer.IsLive ? phrases.NoLongerYours : phrases.CallerLeft;

    // What follows the music is reached only when it cannot be played, which may be because we are down: so it is all here. No pause
    // at the end: should the music fail again, the next sentence follows at once.
    private XElement[] Music(QueueId queue, Uri again)
    {
        var (music, sentence) = (queues[queue].Music ?? urls.HoldMusic, queues[queue].Phrases.HoldTheLine);
        return [new("Play", new XAttribute("loop", 0), music), Say(sentence), Pause(), Say(sentence), Pause(), Say(sentence), Redirect(again)];
    }

    private Phrases Phrases(Call call) => queues[call.Queue].Phrases;

    private static bool IsAlone(Call call) => Parts.Owner(call.Phase) is null;

    private static XElement Say(string text) => new("Say", text);

    private static XElement Pause() => new("Pause", new XAttribute("length", 1));

    private static XElement Redirect(Uri to) => new("Redirect", new XAttribute("method", "POST"), to);

    private static XElement Hangup() => new("Hangup");

    private static XDocument Response(params ReadOnlySpan<XElement?> verbs) => new(new XElement("Response", verbs.ToArray()));
}
