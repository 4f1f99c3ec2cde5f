using Twilio.TwiML;
using Twilio.TwiML.Voice;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using Queue = WarmTransfer.Core.Routing.Queue;

namespace WarmTransfer.Core.Twilio;

/// <summary>What is said to somebody of a queue: in their language where the queue has it, as a recording where one is chosen, otherwise as the queue words it.</summary>
internal sealed class Sentences(CallUrls urls, LiveQueues queues)
{
    public Queue Of(QueueId queue) => queues.Now[queue];

    // A recording that cannot be fetched is left out by Twilio, and the document goes on.
    public TwiML Tell(QueueId id, string phrase, Func<Phrases, string> text, string? language = null) => SayIn(Of(id), phrase, language) is { } said ? said
        : Of(id).Recordings.TryGetValue(phrase, out var recording) ? new Play(urls.Sound(recording)) : Say(Of(id), text(Of(id).Phrases));

    /// <summary>As above, but never a recording: what is said because nothing can be fetched, or with a value in it.</summary>
    /// <param name="fill">Puts the value in its place.</param>
    public Say Speak(QueueId id, string phrase, string text, string? language, Func<string, string>? fill = null) =>
        SayIn(Of(id), phrase, language, fill) ?? Say(Of(id), fill is null ? text : fill(text));

    /// <summary>A text that is no phrase of the queue's, and may be there in further languages.</summary>
    public Say Speak(QueueId id, string text, Translations also, string? language) => also.In(language) is { } said ? InLanguage(id, said, language!) : Say(Of(id), text);

    /// <summary>Said in a language that is not the queue's own, by the voice that the queue has for it.</summary>
    public Say InLanguage(QueueId id, string text, string language) =>
        FlowDocuments.Say(new Said(text, language, Of(id).Languages.TryGetValue(language, out var also) && also.Voice is not "" ? also.Voice : null));

    // The library fails at an attribute that is set to nothing.
    public static Say Say(Queue queue, string text) => FlowDocuments.Say(new Said(text, queue.Language, queue.Voice));

    // Null: the queue does not say it in that language.
    private Say? SayIn(Queue queue, string phrase, string? language, Func<string, string>? fill = null) =>
        language is not null && queue.Languages.TryGetValue(language, out var also) && also.Sentences.TryGetValue(phrase, out var text)
            ? InLanguage(queue.Id, fill is null ? text : fill(text), language)
            : null;
}
