using System.Globalization;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Waiting;

/// <summary>A sentence of an announcement.</summary>
/// <param name="Phrase">Name of the phrase, by which it is found in other languages; null: it is there in one alone.</param>
/// <param name="Text">In the queue's own language.</param>
/// <param name="Placeholder">What stands in it for <paramref name="Value"/>.</param>
public sealed record WaitSentence(string? Phrase, string Text, string Placeholder = "", string Value = "")
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

    public static IEnumerable<WaitSentence> Of(Queue queue, WaitAnnouncement news)
    {
        if (news.Message is { } message) return [new(null, message)];
        var (place, wait, comfort) = (Place(queue.Phrases, news.Position), Wait(queue.Phrases, news), queue.Waiting.Comfort);
        return new[] { place, wait, comfort.IsEmpty ? null : new(null, comfort[news.Number % comfort.Length]) }.OfType<WaitSentence>();
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
