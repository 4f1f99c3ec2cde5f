using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.Ui;

/// <summary>Finds text on a screen that was meant to be evaluated.</summary>
internal static partial class CodeInText
{
    public static IEnumerable<string> In(string markup) => Path().Matches(Tag().Replace(markup, " ")).Select(match => match.Value);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b[a-z]\w*\.[A-Z]\w+\b")]
    private static partial Regex Path();
}
