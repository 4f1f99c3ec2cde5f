using Twilio.Http;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Core.Twilio;

/// <summary>The TwiML documents of call-backs: they are offered, booked, and cancelled by keys. Whoever presses nothing goes on as they would have.</summary>
public sealed class CallBackDocuments(CallUrls urls, LiveQueues queues, TwilioNames names)
{
    private const int SecondsForAKey = 4, SecondsBetweenKeys = 6;
    private readonly Sentences _sentences = new(urls, queues);
    private readonly Rooms _rooms = new(urls, names);

    /// <summary>Asks a customer who wants to be called back for the number.</summary>
    /// <param name="number">From which they called, where it can be called back; otherwise null.</param>
    /// <param name="tries">How often they have been asked before.</param>
    public string Ask(Call call, string? number, int tries) => Documents.Response([.. Refused(call, tries), Where(call.Id, call.Queue, number, tries, call.Language), _rooms.Enter(call, LegId.Customer)]);

    /// <summary>Back to the music, without a word.</summary>
    public string WaitOn(Call call) => Documents.Response(_rooms.Enter(call, LegId.Customer));

    /// <summary>The call-back is booked.</summary>
    public string Booked(Call call) => Documents.Response(_sentences.Tell(call.Queue, nameof(Phrases.CallBackBooked), phrases => phrases.CallBackBooked, call.Language), new Hangup());

    /// <summary>The first question to a caller whom a flow sends to be called back: nothing but the call's id is known of them yet.</summary>
    internal TwiML[] Begin(CallId call, QueueId queue, string? number, string? language) =>
        [Where(call, queue, number, tries: 0, language), _rooms.Enter(call, queue, LegId.Customer, room: 1, starts: false, ends: true, language: language)];

    /// <summary>They may press a key to be called back instead of waiting.</summary>
    internal Gather Offer(CallId call, QueueId queue, string? language) => OneKey(
        urls.CallBack(call, tries: 0), _sentences.Tell(queue, nameof(Phrases.CallBackOffer), phrases => phrases.CallBackOffer, language));

    /// <summary>What a caller hears at the beginning who was promised a call, or has just cancelled it.</summary>
    public TwiML[] News(CallId call, QueueId queue, ArrivalNews? known, string? language) => known switch
    {
        { HasPromise: true } => [Pending(call, queue, language)],
        { HasCancelled: true } => [_sentences.Tell(queue, nameof(Phrases.CallBackCancelled), phrases => phrases.CallBackCancelled, language)],
        _ => [],
    };

    private Gather Pending(CallId call, QueueId queue, string? language) => OneKey(
        urls.CancelCallBack(call), _sentences.Tell(queue, nameof(Phrases.CallBackPending), phrases => phrases.CallBackPending, language));

    private Gather Where(CallId call, QueueId queue, string? number, int tries, string? language)
    {
        var gather = new Gather(action: urls.CallBack(call, tries + 1), method: HttpMethod.Post, input: [Gather.InputEnum.Dtmf], finishOnKey: "#", timeout: SecondsBetweenKeys);
        gather.Append(number is null
            ? _sentences.Tell(queue, nameof(Phrases.CallBackNoNumber), phrases => phrases.CallBackNoNumber, language)
            : _sentences.Speak(queue, nameof(Phrases.CallBackNumber), queues.Now[queue].Phrases.CallBackNumber, language, new WaitSentence(null, "", "{number}", Spelled(number)).Fill));
        return gather;
    }

    private TwiML[] Refused(Call call, int tries) => tries == 0 ? [] : [_sentences.Tell(call.Queue, nameof(Phrases.CallBackRefused), phrases => phrases.CallBackRefused, call.Language)];

    private static Gather OneKey(Uri action, TwiML said)
    {
        var gather = new Gather(action: action, method: HttpMethod.Post, input: [Gather.InputEnum.Dtmf], numDigits: 1, timeout: SecondsForAKey);
        gather.Append(said);
        return gather;
    }

    // Read as one number it would be a million.
    private static string Spelled(string number) => string.Join(' ', number.TrimStart('+').AsEnumerable());
}
