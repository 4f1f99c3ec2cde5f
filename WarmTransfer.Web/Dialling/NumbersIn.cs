using System.Text.RegularExpressions;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Dialling;

/// <summary>Finds telephone numbers in what people write, as they write them: with a plus sign, and with whatever makes them easier to read.</summary>
internal static partial class NumbersIn
{
    /// <summary>The text in parts; of a part that is a number, the number as it is dialled.</summary>
    public static IEnumerable<(string Text, string? Number)> Split(string text)
    {
        var from = 0;
        foreach (Match match in Written().Matches(text))
        {
            if (TypedNumber.Plain(text.Substring(match.Index, match.Length)) is var number && NumberPlan.RefuseForm(number) is not null) continue;
            if (match.Index > from) yield return (text[from..match.Index], null);
            yield return (text.Substring(match.Index, match.Length), number);
            from = match.Index + match.Length;
        }

        if (from < text.Length) yield return (text[from..], null);
    }

    [GeneratedRegex(@"\+[1-9](?:[ ()./-]{0,2}[0-9]){6,14}(?![0-9])")]
    private static partial Regex Written();
}
