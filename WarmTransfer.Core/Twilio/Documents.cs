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
    // Somebody who thinks for a moment has not finished.
    private const int SilenceSeconds = 10;

    private static readonly Conference.EventEnum[] RoomEvents =
    [
        Conference.EventEnum.Start, Conference.EventEnum.End, Conference.EventEnum.Join, Conference.EventEnum.Leave,
        Conference.EventEnum.Mute, Conference.EventEnum.Hold, Conference.EventEnum.Modify,
    ];

    /// <summary>The customer's first document: what is said in the queues that are closed, and then where the call goes. It needs nothing but what Twilio has sent, so it can be served while everything else is down.</summary>
    /// <param name="called">The number that was called; whoever is dialled sees it.</param>
    /// <param name="longest">How long a call to somebody outside may take.</param>
    /// <param name="flow">The end of the flow through which it came; null: it came through none.</param>
    public string Arrival(CallId call, Reception reception, string called, TimeSpan longest, FlowStep? flow = null) => Response(
    [
        .. flow is null ? [] : flow.Heard.Select(FlowDocuments.Say),
        .. reception.Closed.Select(closed => Say(queues.Now[closed.Queue], closed.Message)),
        .. End(call, reception.End, called, longest, flow?.At.Language),
    ]);

    /// <summary>The wait document: a welcome once, then music that never stops. Twilio repeats it by itself, so whoever waits does not notice when we are down.</summary>
    public string Wait(QueueId queue, int round, string? language = null) => Response(
        [round == 0 ? Tell(queues.Now[queue], nameof(Routing.Phrases.Welcome), phrases => phrases.Welcome, language) : null, .. Music(queue, urls.Wait(queue, round: 1, language), language)]);

    /// <summary>A phone that we have dialled was picked up: into the call if the leg still has a part in it, otherwise a sentence.</summary>
    public string Connect(Call call, LegId leg) => leg == LegId.Customer ? Next(call, leg) : call.HasPart(leg)
        ? Enter(call, leg, urls.Connect(call.Id, call[leg]))
        : TooLate(call);

    /// <summary>A room is over for a leg: into the next one, to voicemail, or goodbye.</summary>
    /// <param name="longest">How long a call to somebody outside may take; null: <see cref="CallPolicy.OutsideTimeLimit"/>.</param>
    public string Next(Call call, LegId leg, TimeSpan? longest = null) => (leg == LegId.Customer, call.HasPart(leg)) switch
    {
        (true, true) => Response([.. IsAlone(call) ? WhileAlone(call) : [], Room(call, leg)]),
        (true, false) => Response([.. Farewell(call, longest ?? new CallPolicy().OutsideTimeLimit)]),
        (false, true) => Enter(call, leg, urls.Connect(call.Id, call[leg])),
        (false, false) => Response(Hangup()),
    };

    /// <summary>Hold music for a participant, for as long as it lasts.</summary>
    public string Hold(QueueId queue, string? language = null) => Response(Music(queue, urls.Hold(queue, language), language));

    /// <summary>A sentence to one participant.</summary>
    public string Announce(QueueId queue, Announcement what, string? language = null) => Response(what switch
    {
        Announcement.NextAgent => Tell(queues.Now[queue], nameof(Routing.Phrases.NextAgent), phrases => phrases.NextAgent, language),
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

    private TwiML[] WhileAlone(Call call) => call.Announced is { } news && news.Room == call.Room - 1
        ? [.. WaitingWords.Of(Queue(call), news).Select(sentence => Tell(call, sentence)), .. news.OffersCallBack ? [Offer(call)] : Array.Empty<TwiML>()]
        : [Tell(Queue(call), nameof(Routing.Phrases.OneMoment), phrases => phrases.OneMoment, call.Language)];

    private TwiML[] Farewell(Call call, TimeSpan longest) => call switch
    {
        { Phase: CallPhase.Ended { Reason: EndReason.TurnedAway or EndReason.ForwardedOnOverflow or EndReason.CallBackBooked or EndReason.Voicemail }, Overflowed: { } overflow } =>
            [Say(Queue(call), overflow.Rule.Message), .. End(call.Id, overflow.Rule.Then, call.To, longest, call.Language)],
        _ when Calls.Voicemail.Has(call) => TakeMessage(call.Id, call.Queue, call.Language),
        _ => [Tell(Queue(call), nameof(Routing.Phrases.Goodbye), phrases => phrases.Goodbye, call.Language), Hangup()],
    };

    /// <summary>Asks a customer who wants to be called back for the number; whoever presses nothing waits on.</summary>
    /// <param name="number">From which they called, where it can be called back; otherwise null.</param>
    /// <param name="tries">How often they have been asked before.</param>
    public string AskForCallBack(Call call, string? number, int tries)
    {
        var gather = new Gather(action: urls.CallBack(call.Id, tries + 1), method: HttpMethod.Post, input: [Gather.InputEnum.Dtmf], finishOnKey: "#", timeout: SecondsBetweenKeys);
        gather.Append(number is null
            ? Tell(Queue(call), nameof(Routing.Phrases.CallBackNoNumber), phrases => phrases.CallBackNoNumber, call.Language)
            : Tell(call, new(nameof(Routing.Phrases.CallBackNumber), Queue(call).Phrases.CallBackNumber, "{number}", Spelled(number))));
        var refused = Tell(Queue(call), nameof(Routing.Phrases.CallBackRefused), phrases => phrases.CallBackRefused, call.Language);
        return Response([.. tries > 0 ? [refused] : Array.Empty<TwiML>(), gather, Room(call, LegId.Customer)]);
    }

    /// <summary>Back to the music, without a word.</summary>
    public string WaitOn(Call call) => Response(Room(call, LegId.Customer));

    /// <summary>The call-back is booked.</summary>
    public string CallBackBooked(Call call) => Response(Tell(Queue(call), nameof(Routing.Phrases.CallBackBooked), phrases => phrases.CallBackBooked, call.Language), Hangup());

    private const int SecondsForAKey = 4, SecondsBetweenKeys = 6;

    private Gather Offer(Call call)
    {
        var gather = new Gather(action: urls.CallBack(call.Id, tries: 0), method: HttpMethod.Post, input: [Gather.InputEnum.Dtmf], numDigits: 1, timeout: SecondsForAKey);
        gather.Append(Tell(Queue(call), nameof(Routing.Phrases.CallBackOffer), phrases => phrases.CallBackOffer, call.Language));
        return gather;
    }

    private Say Tell(Call call, WaitSentence sentence) =>
        (sentence.Phrase is { } phrase ? SayIn(Queue(call), phrase, call.Language, sentence.Fill) : null) ?? Say(Queue(call), sentence.Fill(sentence.Text));

    // Read as one number it would be a million.
    private static string Spelled(string number) => string.Join(' ', number.TrimStart('+').AsEnumerable());

    /// <summary>Greeting, beep, and the recording of a message; and what is said when nothing was heard.</summary>
    public string Voicemail(CallId call, QueueId queue) => Response(TakeMessage(call, queue));

    /// <summary>A message was left, or the customer was heard for too short a time.</summary>
    public string MessageLeft(QueueId queue, bool heard) => Response(heard ? Thanks(queue) : Sorry(queue), Hangup());

    // Twilio goes on to what follows when it has heard nothing at all; otherwise it asks the action. Neither greeting nor recording needs
    // us to be there: while we are down the message is recorded all the same, and found later.
    private TwiML[] TakeMessage(CallId call, QueueId queue, string? language = null) =>
    [
        Tell(queues.Now[queue], nameof(Routing.Phrases.VoicemailGreeting), phrases => phrases.VoicemailGreeting, language),
        Record(call, queue, queues.Now[queue].Voicemail),
        Sorry(queue, language),
        Hangup(),
    ];

    private Record Record(CallId call, QueueId queue, QueueVoicemail how)
    {
        var record = new Record(
            action: urls.MessageLeft(call, queue), method: HttpMethod.Post, timeout: SilenceSeconds, finishOnKey: "#", maxLength: (int)how.Longest.TotalSeconds, playBeep: true,
            recordingStatusCallback: urls.MessageRecorded(call, queue), recordingStatusCallbackMethod: HttpMethod.Post,
            recordingStatusCallbackEvent: [global::Twilio.TwiML.Voice.Record.RecordingEventEnum.Completed, global::Twilio.TwiML.Voice.Record.RecordingEventEnum.Absent]);
        if (how.Transcribe) (record.Transcribe, record.TranscribeCallback) = (true, urls.MessageTranscribed(call, queue));
        return record;
    }

    private TwiML Thanks(QueueId queue) => Tell(queues.Now[queue], nameof(Routing.Phrases.VoicemailThanks), phrases => phrases.VoicemailThanks);

    private TwiML Sorry(QueueId queue, string? language = null) => Tell(queues.Now[queue], nameof(Routing.Phrases.VoicemailEmpty), phrases => phrases.VoicemailEmpty, language);

    // Whoever may not come in yet asks again in a second: the other party of a private consultation is not on hold.
    private string Enter(Call call, LegId leg, Uri again) => Privacy.MayEnter(call, leg)
        ? Response(Room(call, leg))
        : Response(Pause(1), Redirect(again));

    private TwiML[] End(CallId call, Destination end, string called, TimeSpan longest, string? language) => end switch
    {
        Destination.EndCall or Destination.ToCallBack => [Hangup()],
        Destination.ToQueue to => [Room(call, to.Queue, LegId.Customer, room: 1, starts: false, ends: true, language: language)],
        Destination.ToVoicemail to => TakeMessage(call, to.Queue, language),
        Destination.ToNumber to => [new Dial(number: to.Number, callerId: called, timeLimit: (int)longest.TotalSeconds), Hangup()],
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Not a way."),
    };

    private Dial Room(Call call, LegId leg) =>
        Room(
            call.Id, call.Queue, leg, call.Room, call.StartsRoom(call[leg]), ends: call[leg].EndsRoom, muted: call[leg].Monitoring is not null, welcome: call.Direction is CallDirection.Inbound,
            language: call.Language);

    // A supervisor is muted before anybody could hear them; who does is said afterwards. The welcome is said once: whoever waits again
    // hears only the music. Whoever enters first fixes the callback for the whole conference, so every leg carries the same.
    private Dial Room(CallId call, QueueId queue, LegId leg, int room, bool starts, bool ends, bool muted = false, bool welcome = true, string? language = null) =>
        new Dial(action: urls.Next(call, leg, room), method: HttpMethod.Post).Conference(
            names.Room(call, room),
            muted: muted ? true : null,
            beep: Conference.BeepEnum.False,
            startConferenceOnEnter: starts,
            endConferenceOnExit: ends,
            waitUrl: urls.Wait(queue, room == 1 && welcome ? 0 : 1, language),
            waitMethod: HttpMethod.Post,
            statusCallback: urls.ConferenceEvents(call, room),
            statusCallbackMethod: HttpMethod.Post,
            statusCallbackEvent: RoomEvents);

    private static string WhyTooLate(Call call, Phrases phrases) => call.Phase.OwnerLeg is { } owner && call[owner].Agent is { } agent ? phrases.TakenBy(agent)
        : call.Customer.IsLive ? phrases.NoLongerYours : phrases.CallerLeft;

    // What follows the music is reached only when it cannot be played, which may be because we are down: so it is all here. No pause
    // at the end: should the music fail again, the next sentence follows at once.
    private TwiML[] Music(QueueId queue, Uri again, string? language)
    {
        var of = queues.Now[queue];
        var music = of.Music ?? (of.MusicRecording is { } id ? urls.Sound(id) : urls.HoldMusic);
        var sentence = SayIn(of, nameof(Routing.Phrases.HoldTheLine), language) ?? Say(of, of.Phrases.HoldTheLine);
        return [new Play(music, loop: 0), sentence, Pause(1), sentence, Pause(1), sentence, Redirect(again)];
    }

    private Queue Queue(Call call) => queues.Now[call.Queue];

    // A recording that cannot be fetched is left out by Twilio, and the document goes on.
    private TwiML Tell(Queue queue, string phrase, Func<Phrases, string> text, string? language = null) => SayIn(queue, phrase, language) is { } said ? said
        : queue.Recordings.TryGetValue(phrase, out var recording) ? new Play(urls.Sound(recording)) : Say(queue, text(queue.Phrases));

    // Null: the queue does not say it in that language.
    private static Say? SayIn(Queue queue, string phrase, string? language, Func<string, string>? fill = null) =>
        language is not null && queue.Languages.TryGetValue(language, out var also) && also.Sentences.TryGetValue(phrase, out var text)
            ? FlowDocuments.Say(new Said(fill is null ? text : fill(text), language, also.Voice is "" ? null : also.Voice))
            : null;

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

    internal static string Response(params ReadOnlySpan<TwiML?> verbs)
    {
        var response = new VoiceResponse();
        foreach (var verb in verbs)
            if (verb is not null) response.Append(verb);
        return response.ToString(SaveOptions.DisableFormatting);
    }
}
