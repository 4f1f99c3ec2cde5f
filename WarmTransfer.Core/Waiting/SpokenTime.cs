namespace WarmTransfer.Core.Waiting;

/// <summary>How long a text takes to be said, at most.</summary>
public static class SpokenTime
{
    /// <summary>For Twilio to take the customer out of the room, to fetch the document, to begin, and to ask for the next one.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(8);

    /// <summary>Slow voices say twelve letters a second.</summary>
    private const double SecondsOfALetter = 0.1;

    /// <summary>Of scripts in which a sign is a syllable or more, four.</summary>
    private const double SecondsOfASyllable = 0.25;

    private const char FirstSyllable = '\u1100';

    public static TimeSpan Of(params IEnumerable<string> texts) => Around + TimeSpan.FromSeconds(texts.Sum(text => text.Sum(Seconds)));

    private static double Seconds(char letter) => letter < FirstSyllable ? SecondsOfALetter : SecondsOfASyllable;
}
