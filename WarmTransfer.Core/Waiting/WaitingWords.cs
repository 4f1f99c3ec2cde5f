using System.Globalization;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Waiting;

/// <summary>A sentence of an announcement.</summary>
/// <param name="Phrase">Name of the phrase, by which it is found in other languages; null: it is there in one alone.</param>
/// <param name="Text">In the queue's own language.</param>
/// <param name="Placeholder">What stands in it for <paramref name="Value"/>.</param>
/// <param name="Language">Of <paramref name="Text"/>; null: the queue's own.</param>
public sealed record WaitSentence(string? Phrase, string Text, string Placeholder = "", string Value = "", string? Language = null)
{
    /// <summary>The sentence, in whichever language, with the value in its place.</summary>
    public string Fill(string text) => Placeholder is "" ? text : text.Replace(Placeholder, Value, StringComparison.Ordinal);
}

/// <summary>The sentences of one announcement.</summary>
public static class WaitingWords
{
    /// <summary>Stands for the place in line.</summary>
    public const string Position = "{position}";

    /// <summary>Stands for a number of minutes.</summary>
    public const string Minutes = "{minutes}";

    /// <param name="language">The customer's; null: not known.</param>
    public static IEnumerable<WaitSentence> Of(Queue queue, WaitAnnouncement news, string? language = null) => news switch
    {
        { Message: { } message } => [new(null, message, Language: news.Language)],
        { IsLate: true } => [new(nameof(queue.Phrases.CallBackDelayed), queue.Phrases.CallBackDelayed)],
        _ => new[] { Place(queue.Phrases, news.Position), Wait(queue.Phrases, news), news.Room == 0 ? null : Comfort(queue, news.Number, language) }.OfType<WaitSentence>(),
    };

    private static WaitSentence? Comfort(Queue queue, int number, string? language)
    {
        var own = language is not null && queue.Languages.TryGetValue(language, out var also) ? also.Comfort : [];
        var all = own.IsEmpty ? queue.Waiting.Comfort : own;
        return all.IsEmpty ? null : new(null, all[number % all.Length], Language: own.IsEmpty ? null : language);
    }

    private static WaitSentence? Place(Phrases phrases, int? position) => position switch
    {
        null => null,
        1 => new(nameof(phrases.NextInLine), phrases.NextInLine),
        { } place => new(nameof(phrases.Position), phrases.Position, Position, Text(place)),
    };

    private static WaitSentence? Wait(Phrases phrases, WaitAnnouncement news) => news switch
    {
        { Estimate: { } wait } => Wait(phrases, nameof(phrases.EstimatedWait), phrases.EstimatedWait, Math.Round(wait.TotalMinutes, MidpointRounding.AwayFromZero)),
        { AtMost: { } wait } => Wait(phrases, nameof(phrases.LongestWait), phrases.LongestWait, Math.Ceiling(wait.TotalMinutes)),
        _ => null,
    };

    private static WaitSentence Wait(Phrases phrases, string phrase, string text, double minutes) =>
        minutes > 1 ? new(phrase, text, Minutes, Text((int)minutes)) : new(nameof(phrases.ShortWait), phrases.ShortWait);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
