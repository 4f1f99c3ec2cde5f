using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WarmTransfer.Analyzers;

/// <summary>What a script says: each text that it asks for by t('…'). It is read as far as that needs, which is to know what is no code in it.</summary>
internal static class ScriptTexts
{
    private const RegexOptions Loose = RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    // A slash divides after a value; after anything else a pattern begins with it.
    private static readonly Regex Code = new("""
        //[^\n]* | /\*.*?\*/
        | (?<=(^|[(,=:\[!&|?{};>]|\breturn)\s*)/(\\.|\[(\\.|[^\]\\\n])*\]|[^/\\\[\n])+/
        | (?<call>(?<![\w$.\#])t\(\s*((?<quote>['"])(?<key>(\\.|(?!\k<quote>)[^\\\n])*)\k<quote>(?=\s*[,)]))?)
        | '(\\.|[^'\\\n])*' | "(\\.|[^"\\\n])*"
        | (?<begin>[`{]) | (?<end>\})
        """, Loose);

    private static readonly Regex Template = new(@"\\. | (?<begin>\$\{) | (?<end>`)", Loose);

    /// <summary>Every text and where it stands; null: something else than a literal is asked for.</summary>
    public static IEnumerable<(Location At, string? Key)> Of(AdditionalText file)
    {
        if (file.GetText() is not { } text) yield break;
        var code = text.ToString();
        var open = new Stack<string>();
        for (var found = Next(code, 0, open); found.Success; found = Next(code, found.Index + found.Length, open))
        {
            if (found.Groups["call"].Success) yield return (At(file, text, found), Key(found.Groups["key"]));
            if (found.Groups["begin"] is { Success: true, Value: var begun }) open.Push(begun);
            else if (found.Groups["end"].Success && open.Count > 0) open.Pop();
        }
    }

    /// <summary>Scripts of ours: what others have written says nothing of itself.</summary>
    public static bool IsOurs(AdditionalText file) => file.Path.EndsWith(".js", StringComparison.Ordinal) && !file.Path.Replace('\\', '/').Contains("/lib/");

    // Within a template there is no code but in ${…}.
    private static Match Next(string code, int from, Stack<string> open) => (open.Count > 0 && open.Peek() == "`" ? Template : Code).Match(code, from);

    private static string? Key(Group key) => key.Success ? Regex.Replace(key.Value, @"\\(.)", "$1") : null;

    private static Location At(AdditionalText file, SourceText text, Match found)
    {
        var span = new TextSpan(found.Index, found.Length);
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
