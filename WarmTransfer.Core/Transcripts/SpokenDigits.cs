using System.Collections.Frozen;

namespace WarmTransfer.Core.Transcripts;

/// <summary>Digits as they are said in English, and as recognisers write them.</summary>
internal static class SpokenDigits
{
    private static readonly FrozenDictionary<string, string> Said = new Dictionary<string, string>
    {
        ["zero"] = "0", ["oh"] = "0", ["o"] = "0", ["nought"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9",
        ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12", ["thirteen"] = "13", ["fourteen"] = "14", ["fifteen"] = "15", ["sixteen"] = "16", ["seventeen"] = "17", ["eighteen"] = "18", ["nineteen"] = "19",
        ["twenty"] = "20", ["thirty"] = "30", ["forty"] = "40", ["fifty"] = "50", ["sixty"] = "60", ["seventy"] = "70", ["eighty"] = "80", ["ninety"] = "90",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Tens = Said.Where(one => one.Key.EndsWith("ty", StringComparison.Ordinal)).Select(one => one.Key).ToFrozenSet();

    private static readonly FrozenSet<string> Fillers = new[] { "and", "then", "uh", "um", "er", "erm", "dash", "hyphen", "space", "so", "next", "yes", "okay", "ok" }.ToFrozenSet();

    /// <summary>Null: it is no digit.</summary>
    public static string? Of(string word) => char.IsAsciiDigit(word[0]) ? word : Said.GetValueOrDefault(word);

    /// <summary>What follows is said once for all; null: it is none of these words.</summary>
    public static int? Times(string word) => word switch { "double" => 2, "triple" or "treble" => 3, _ => null };

    public static bool IsFiller(string word) => Fillers.Contains(word);

    /// <summary>Forty and two, said one after the other in a sentence, are two digits and not three.</summary>
    public static List<CardNumbers.Piece> Joined(List<CardNumbers.Piece> run) =>
        [.. run.Select((piece, at) => Tens.Contains(piece.Word) && piece.Digits!.Length == 2 && at + 1 < run.Count && IsUnit(run[at + 1].Digits!) ? piece with { Digits = piece.Digits[..1] } : piece)];

    private static bool IsUnit(string digits) => digits.Length == 1 && digits[0] is not '0';
}
