using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WarmTransfer.Core.Flows;

/// <summary>Finds a choice in what a caller said: whole words, whatever their case and diacritics.</summary>
public static class SpokenWords
{
    /// <summary>The choice whose words are said; of several the one whose words say most. Null: none, or two of them alike.</summary>
    public static MenuChoice? Find(ImmutableArray<MenuChoice> choices, string said)
    {
        var plain = $" {Plain(said)} ";
        var best = choices.Select(choice => (Choice: choice, Length: Length(choice, plain))).Where(one => one.Length > 0).OrderByDescending(one => one.Length).Take(2).ToArray();
        return best switch
        {
            [var only] => only.Choice,
            [var first, var second] when first.Length > second.Length => first.Choice,
            _ => null,
        };
    }

    /// <summary>Lower-case letters and digits without marks, one space between words.</summary>
    public static string Plain(string text)
    {
        var letters = text.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        return string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // The key may be said as well: Twilio writes digits for numbers.
    private static int Length(MenuChoice choice, string said) => choice.Words.Append(choice.Key).Select(Plain)
        .Where(word => word is not "" && said.Contains($" {word} ", StringComparison.Ordinal)).Select(word => word.Length).DefaultIfEmpty(0).Max();
}
