using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WarmTransfer.Analyzers;

/// <summary>Texts that a page writes as they stand in its markup.</summary>
internal static class RenderedText
{
    // Names are the same in every language, and so are units and what stands on a key.
    private static readonly Regex Names = new(@"https?://\S+|\b(WarmTransfer|Control|Twilio|Esc|Ctrl|Tab|CSV|PDF|WAV|MP3|URL|E\.164|ms|kB|MB|kbit/s|min|SHA-256|OpenID Connect|Redis|PostgreSQL|SQLite|SQL Server)\b");
    private static readonly Regex Words = new(@"\p{L}{2,}");
    private static readonly Regex Silent = new(@"<(script|style|svg|code|kbd)\b.*?</\1>|<!--.*?-->", RegexOptions.Singleline);
    private static readonly Regex Tags = new(@"<[^>]*>");
    private static readonly Regex Spoken = new(@"\s(title|aria-label|aria-description|aria-roledescription|placeholder|alt|label)=""([^""]*)""");
    private static readonly Regex SpokenName = new("^(title|aria-label|aria-description|aria-roledescription|aria-valuetext|placeholder|alt|label)$");

    /// <summary>Whether there is anything in it that could be said differently: parts in braces are not.</summary>
    public static bool HasWords(string text) => Words.IsMatch(Names.Replace(Regex.Replace(text, @"\{\d+(:(?!plural)[^}]*)?\}", ""), ""));

    public static IEnumerable<(Location At, string Text)> Of(IInvocationOperation call)
    {
        if (call is not { TargetMethod: { ContainingType.Name: "RenderTreeBuilder" } method } || call.Arguments.Length < 2) return [];
        var last = call.Arguments.OrderBy(one => one.Parameter!.Ordinal).Last().Value;
        return method.Name switch
        {
            "AddMarkupContent" => Literals(last).SelectMany(one => Markup(one.Text).Select(text => (one.At, text))),
            "AddContent" => Literals(last).Where(one => HasWords(one.Text)),
            "AddAttribute" when Name(call) is { } name && SpokenName.IsMatch(name) => Literals(last).Where(one => HasWords(one.Text)),
            "AddComponentParameter" => Literals(last).Where(one => HasWords(one.Text) && (char.IsUpper(one.Text[0]) || one.Text.Contains(' ')) && !IsOfDesign(Name(call))),
            _ => [],
        };
    }

    // Classes and addresses are words as well, of another kind.
    private static bool IsOfDesign(string? name) => name is "Field" or "class" or "Class" or "style" or "href" or "ItemKey";

    private static IEnumerable<string> Markup(string markup)
    {
        var seen = Silent.Replace(markup, " ");
        return Spoken.Matches(seen).Cast<Match>().Select(attribute => attribute.Groups[2].Value)
            .Concat(Tags.Split(seen)).Select(text => text.Trim()).Where(HasWords);
    }

    private static string? Name(IInvocationOperation call) => call.Arguments.FirstOrDefault(one => one.Parameter!.Ordinal == 1)?.Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;

    // Whatever the expression may come to; what is asked for by T[…] and what is compared is not shown.
    private static IEnumerable<(Location At, string Text)> Literals(IOperation value) => value switch
    {
        IPropertyReferenceOperation or IBinaryOperation { OperatorKind: not BinaryOperatorKind.Add } or IIsPatternOperation or IAnonymousFunctionOperation => [],
        IInvocationOperation { TargetMethod.Name: not "TypeCheck" } => [],
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } => [(value.Syntax.GetLocation(), text)],
        IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text } => [(value.Syntax.GetLocation(), text)],
        IConversionOperation { OperatorMethod: not null } or IObjectCreationOperation { Type.Name: not "MarkupString" } => [],
        _ => value.ChildOperations.SelectMany(Literals),
    };
}
