using System.Xml.Linq;
using Twilio.Http;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using Queue = WarmTransfer.Core.Routing.Queue;

namespace WarmTransfer.Core.Twilio;

/// <summary>The TwiML documents, as functions of a call's state.</summary>
public sealed class Documents(CallUrls urls, LiveQueues queues, TwilioNames names)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private readonly Sentences _sentences = new(urls, queues);
    private readonly Rooms _rooms = new(urls, names);
    private readonly VoicemailDocuments _voicemail = new(urls, queues);
    private readonly CallBackDocuments _callBacks = new(urls, queues, names);

    /// <summary>The customer's first document: what is said in the queues that are closed, and then where the call goes. It needs nothing but what Twilio has sent, so it can be served while everything else is down.</summary>
    /// <param name="called">The number that was called; whoever is dialled sees it.</param>
    /// <param name="longest">How long a call to somebody outside may take.</param>
    /// <param name="flow">The end of the flow through which it came; null: it came through none.</param>
    /// <param name="known">What is known of the caller besides.</param>
    public string Arrival(CallId call, Reception reception, string called, TimeSpan longest, FlowStep? flow = null, ArrivalNews? known = null) => Response(
    [
        .. flow is null ? [] : flow.Heard.Select(FlowDocuments.Say),
        .. _callBacks.News(call, reception.Named, known, flow?.At.Language),
        .. reception.Closed.Select(closed => _sentences.Speak(closed.Queue, closed.Message, closed.Also, flow?.At.Language)),
        .. End(call, reception.End, called, longest, flow?.At.Language, known),
    ]);

    /// <summary>The wait document: a greeting once, then music that never stops. Twilio repeats it by itself, so whoever waits does not notice when we are down.</summary>
    /// <param name="calledBack">We have called the customer, as was promised.</param>
    public string Wait(QueueId queue, int round, string? language = null, bool calledBack = false) =>
        Response([round > 0 ? null : calledBack ? CalledBack(queue, language) : Welcome(queue, language), .. Music(queue, urls.Wait(queue, round: 1, language), language)]);

    /// <summary>A phone that we have dialled was picked up: into the call if the leg still has a part in it, otherwise a sentence.</summary>
    /// <param name="from">Name of the agent who transfers, for whoever is told so first; null: they have been told, or are not.</param>
    public string Connect(Call call, LegId leg, string? from = null) => leg == LegId.Customer ? Next(call, leg) : !call.HasPart(leg) ? TooLate(call)
        : from is not null && IsToBeTold(call, leg) ? Briefing(call, call[leg], from)
        : Enter(call, leg, urls.Connect(call.Id, call[leg], told: from is null && call[leg].HearsBriefing));

    /// <summary>A room is over for a leg: into the next one, to voicemail, or goodbye.</summary>
    /// <param name="longest">How long a call to somebody outside may take; null: <see cref="CallPolicy.OutsideTimeLimit"/>.</param>
    public string Next(Call call, LegId leg, TimeSpan? longest = null) => (leg == LegId.Customer, call.HasPart(leg)) switch
    {
        (true, true) => Response([.. Notice(call), .. IsAlone(call) ? WhileAlone(call) : [], call.Notice?.Room == call.Room ? Recorded(call.Queue, call.Language) : null, _rooms.Enter(call, leg)]),
        (true, false) => Response([.. Farewell(call, longest ?? new CallPolicy().OutsideTimeLimit)]),
        (false, true) => Enter(call, leg, urls.Connect(call.Id, call[leg])),
        (false, false) => HasMissed(call, leg) ? TooLate(call) : Response(new Hangup()),
    };

    // Nobody else is there yet: whoever says it, says it to this leg alone. Then it asks once more, because in eight seconds much may have changed.
    private string Briefing(Call call, Leg leg, string from) =>
        Response(Sentences.Say(Queue(call), Briefings.Words(from, call.Handover!.Briefing)), Redirect(urls.Connect(call.Id, leg, told: true)));

    private static bool IsToBeTold(Call call, LegId leg) => call is { Handover: not null } && call[leg] is { HearsBriefing: true, Presence: Presence.NotYet } && Privacy.MayEnter(call, leg);

    // The phone was picked up as the customer hung up: where nobody says so, the agent wonders who was there. Whoever has called in, to rejoin, is told nothing: of the end
    // of such a leg Twilio does not tell, so its agent is free at once, and a phone that still listens to a sentence would not ring for the next call.
    private static bool HasMissed(Call call, LegId leg) =>
        call.Customer is { IsLive: false, Since: var gone } && call.Phase is CallPhase.Ended { Reason: EndReason.CustomerLeft } && call.Find(leg) is { HasRingTimeout: true, AdmittedAt: { } admitted } && admitted > gone - Moment;

    /// <summary>Hold music for a participant, for as long as it lasts.</summary>
    public string Hold(QueueId queue, string? language = null) => Response(Music(queue, urls.Hold(queue, language), language));

    /// <summary>A sentence to one participant.</summary>
    public string Announce(QueueId queue, Announcement what, string? language = null) => Response(what switch
    {
        Announcement.NextAgent => _sentences.Tell(queue, nameof(Routing.Phrases.NextAgent), phrases => phrases.NextAgent, language),
        Announcement.Recorded => Recorded(queue, language),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Not an announcement."),
    });

    /// <summary>The tone of a phone that rings, for as long as the agent is alone who calls it.</summary>
    public string Ringing() => Response(new Play(urls.RingTone, loop: 0), Pause(1), Redirect(urls.Ringing));

    /// <summary>Keys to one participant, as if they were pressed.</summary>
    public static string Keys(string keys) => Response(new Play(digits: keys));

    /// <summary>An agent comes, or comes back, to a call that is over or has gone to somebody else.</summary>
    public string TooLate(Call call) => Response(Sentences.Say(Queue(call), WhyTooLate(call, Queue(call).Phrases)), new Hangup());

    /// <summary>An agent's browser calls in to test the phone. The pause leaves it time to measure; nothing is recorded, and nobody else is there.</summary>
    public string PreCallTest() => Response(_sentences.Tell(queues.Now.All[0].Id, nameof(Routing.Phrases.PreCallTest), phrases => phrases.PreCallTest), Pause(10), new Hangup());

    /// <summary>Both ends of a test call from a number of ours to another: long enough for the other end to be asked for its own.</summary>
    // A pause or a hang-up at the beginning would not answer the call.
    public static string TestCall() => Response(new Say("This is a test call."), Pause(3), new Hangup());

    /// <summary>The answer about a call that we do not know.</summary>
    public string UnknownCall() => Response(_sentences.Tell(queues.Now.All[0].Id, nameof(Routing.Phrases.UnknownCall), phrases => phrases.UnknownCall), new Hangup());

    private TwiML[] WhileAlone(Call call) => call switch
    {
        { Announced: { } news } when news.Room == call.Room - 1 => Told(call.Id, call.Queue, news, call.Language),
        // They have just picked up, and are greeted where the music plays.
        { CalledAt: not null, Customer.Presence: Presence.NotYet } => [],
        _ => [_sentences.Tell(call.Queue, nameof(Routing.Phrases.OneMoment), phrases => phrases.OneMoment, call.Language)],
    };

    private TwiML[] Told(CallId call, QueueId queue, WaitAnnouncement news, string? language) =>
        [.. WaitingWords.Of(queues.Now[queue], news, language).Select(sentence => Tell(queue, sentence, language)), .. news.OffersCallBack ? [_callBacks.Offer(call, queue, language)] : Array.Empty<TwiML>()];

    private TwiML[] Farewell(Call call, TimeSpan longest) => call switch
    {
        { Phase: CallPhase.Ended { Reason: EndReason.TurnedAway or EndReason.ForwardedOnOverflow or EndReason.CallBackBooked or EndReason.Voicemail }, Overflowed.Rule: { Then: not Destination.ToQueue } rule } =>
            [_sentences.Speak(call.Queue, rule.Message, rule.Also, call.Language), .. End(call.Id, rule.Then, call.To, longest, call.Language)],
        _ when Calls.Voicemail.Has(call) => _voicemail.Verbs(call.Id, call.Queue, call.Language),
        _ => [_sentences.Tell(call.Queue, nameof(Routing.Phrases.Goodbye), phrases => phrases.Goodbye, call.Language), new Hangup()],
    };

    private Say Tell(QueueId queue, WaitSentence sentence, string? language) => sentence switch
    {
        { Phrase: { } phrase } => _sentences.Speak(queue, phrase, sentence.Text, language, sentence.Fill),
        { Language: { } its } => _sentences.InLanguage(queue, sentence.Text, its),
        _ => Sentences.Say(queues.Now[queue], sentence.Text),
    };

    // Whoever may not come in yet asks again in a second: the other party of a private consultation is not on hold.
    private string Enter(Call call, LegId leg, Uri again) => Privacy.MayEnter(call, leg)
        ? Response(_rooms.Enter(call, leg))
        : Response(Pause(1), Redirect(again));

    private TwiML[] End(CallId call, Destination end, string called, TimeSpan longest, string? language, ArrivalNews? known = null) => end switch
    {
        Destination.ToCallBack { Queue: { } queue } => _callBacks.Begin(call, queue, known?.Number, language),
        Destination.EndCall or Destination.ToCallBack => [new Hangup()],
        Destination.ToQueue to => Wait(call, to.Queue, known?.Told?.At(default), known?.Told is { MayBeRecorded: true }, language),
        Destination.ToVoicemail to => _voicemail.Verbs(call, to.Queue, language),
        Destination.ToNumber to => [new Dial(number: to.Number, callerId: called, timeLimit: (int)longest.TotalSeconds), new Hangup()],
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Not a way."),
    };

    // Whoever is told something before they wait is welcomed first. Of recording and transcript they are told outside the room: an agent who answers cuts off what is said in it.
    private TwiML[] Wait(CallId call, QueueId queue, WaitAnnouncement? told, bool mayBeRecorded, string? language)
    {
        TwiML?[] all = [mayBeRecorded ? Recorded(queue, language) : null, queues.Now[queue].Transcript ? Notice(queue, language) : null, .. told is null ? [] : Told(call, queue, told, language)];
        TwiML[] news = [.. all.OfType<TwiML>()];
        return
        [
            .. news is [] ? news : news.Prepend(Welcome(queue, language)),
            _rooms.Enter(call, queue, LegId.Customer, room: 1, starts: false, ends: true, greets: news is [], language: language),
        ];
    }

    private TwiML[] Notice(Call call) => Calls.Transcription.TellsCustomer(call) ? [Notice(call.Queue, call.Language)] : [];

    private TwiML Notice(QueueId queue, string? language) => _sentences.Tell(queue, nameof(Routing.Phrases.TranscriptNotice), phrases => phrases.TranscriptNotice, language);

    private static string WhyTooLate(Call call, Phrases phrases) => call.Phase.OwnerLeg is { } owner && call[owner].Agent is { } agent ? phrases.TakenBy(agent)
        : call.Customer.IsLive ? phrases.NoLongerYours : phrases.CallerLeft;

    private TwiML Welcome(QueueId queue, string? language) => _sentences.Tell(queue, nameof(Routing.Phrases.Welcome), phrases => phrases.Welcome, language);

    private TwiML Recorded(QueueId queue, string? language) => _sentences.Tell(queue, nameof(Routing.Phrases.RecordingNotice), phrases => phrases.RecordingNotice, language);

    private TwiML CalledBack(QueueId queue, string? language) => _sentences.Tell(queue, nameof(Routing.Phrases.CallBackGreeting), phrases => phrases.CallBackGreeting, language);

    // What follows the music is reached only when it cannot be played, which may be because we are down: so it is all here. No pause
    // at the end: should the music fail again, the next sentence follows at once.
    private TwiML[] Music(QueueId queue, Uri again, string? language)
    {
        var of = queues.Now[queue];
        var music = of.Music ?? (of.MusicRecording is { } id ? urls.Sound(id) : urls.HoldMusic);
        var sentence = _sentences.Speak(queue, nameof(Routing.Phrases.HoldTheLine), of.Phrases.HoldTheLine, language);
        return [new Play(music, loop: 0), sentence, Pause(1), sentence, Pause(1), sentence, Redirect(again)];
    }

    private Queue Queue(Call call) => queues.Now[call.Queue];

    private static bool IsAlone(Call call) => call.Phase.OwnerLeg is null;

    private static Pause Pause(int seconds) => new(seconds);

    private static Redirect Redirect(Uri to) => new(to, HttpMethod.Post);

    internal static string Response(params ReadOnlySpan<TwiML?> verbs)
    {
        var response = new VoiceResponse();
        foreach (var verb in verbs)
            if (verb is not null) response.Append(verb);
        return response.ToString(SaveOptions.DisableFormatting);
    }
}
