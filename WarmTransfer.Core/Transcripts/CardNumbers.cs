using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace WarmTransfer.Core.Transcripts;

/// <summary>
/// Takes card numbers out of what was said: 13 to 19 digits with a right check digit (Luhn), written or spoken in English, also over several sentences. A number that only
/// looks like one goes too.
/// </summary>
public static partial class CardNumbers
{
    public const string Mask = "[card number]";
    private const int Shortest = 13, Usual = 16, Longest = 19;

    /// <summary>The texts in the order in which they were said, without card numbers.</summary>
    public static ImmutableArray<string> Without(IReadOnlyList<string> texts)
    {
        var hidden = Runs(texts).SelectMany(Hidden).ToLookup(piece => piece.Text);
        return [.. texts.Select((text, index) => hidden[index].Any() ? Hide(text, [.. hidden[index]]) : text)];
    }

    /// <summary>Whether the text may hold a part of one.</summary>
    public static bool MayHold(string text) => Runs([text]).Any();

    // Digits that follow each other; what people say in between does not part them.
    private static IEnumerable<List<Piece>> Runs(IReadOnlyList<string> texts)
    {
        List<Piece> run = [];
        foreach (var piece in texts.SelectMany(Pieces))
        {
            if (piece.Digits is not null) run.Add(piece);
            else if (run.Count > 0 && !SpokenDigits.IsFiller(piece.Word))
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0) yield return run;
    }

    private static IEnumerable<Piece> Pieces(string text, int index)
    {
        var times = 1;
        foreach (Match word in Words().Matches(text))
        {
            var spelt = word.Value.ToLowerInvariant();
            if (SpokenDigits.Times(spelt) is { } more) times = more;
            else
            {
                var digits = SpokenDigits.Of(spelt);
                yield return new Piece(index, word.Index, word.Index + word.Length, spelt, digits is null ? null : string.Concat(Enumerable.Repeat(digits, times)));
                times = 1;
            }
        }
    }

    private static IEnumerable<Piece> Hidden(List<Piece> run)
    {
        var spoken = SpokenDigits.Joined(run);
        var digits = string.Concat(spoken.Select(one => one.Digits));
        var ends = Ends(spoken);
        for (int start = 0, length; start + Shortest <= digits.Length; start += length)
        {
            length = ends.Contains(start) ? LengthOfCard(digits, start, ends) : 0;
            if (length > 0) foreach (var piece in Within(spoken, start, start + length)) yield return piece;
            else length = 1;
        }
    }

    private static int LengthOfCard(string digits, int start, HashSet<int> ends)
    {
        for (var length = Math.Min(Longest, digits.Length - start); length >= Shortest; length--)
            if (ends.Contains(start + length) && IsRight(digits.AsSpan(start, length))) return length;
        return 0;
    }

    // A card begins and ends with a group of digits, unless what follows it was written together with it.
    private static HashSet<int> Ends(List<Piece> run)
    {
        HashSet<int> ends = [0];
        var at = 0;
        foreach (var length in run.Select(piece => piece.Digits!.Length))
        {
            if (length > Usual) ends.UnionWith(Enumerable.Range(at, length));
            ends.Add(at += length);
        }

        return ends;
    }

    private static IEnumerable<Piece> Within(List<Piece> run, int from, int to)
    {
        var at = 0;
        foreach (var piece in run)
        {
            if (at < to && at + piece.Digits!.Length > from) yield return piece;
            at += piece.Digits!.Length;
        }
    }

    private static bool IsRight(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            sum += place % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    // From the first of them to the last: what was said in between belongs to it.
    private static string Hide(string text, Piece[] pieces)
    {
        var (from, to) = (pieces.Min(piece => piece.Start), pieces.Max(piece => piece.End));
        return text[..from] + Mask + text[to..];
    }

    [GeneratedRegex(@"[0-9]+|\p{L}+")]
    private static partial Regex Words();

    internal readonly record struct Piece(int Text, int Start, int End, string Word, string? Digits);
}
