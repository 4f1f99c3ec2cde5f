using WarmTransfer.Core;

namespace WarmTransfer.Web.Languages;

/// <summary>The language of whoever looks at a screen; in pages it is called <c>T</c>.</summary>
internal sealed class Words
{
    private static readonly Dictionary<Language, Words> All = Language.All.ToDictionary(language => language, language => new Words(language, ResourceTexts.Of(language)));

    private readonly SentenceFormat _format;
    private readonly Func<string, string> _translate;

    private Words(Language language, ResourceTexts texts)
    {
        (Language, _format) = (language, new SentenceFormat(language.Dates));
        _translate = language == Language.English ? key => key : texts.Translate;
    }

    public Language Language { get; }

    public static Words English => In(Language.English);

    public static Words In(Language language) => All[language];

    /// <summary>A text in which nothing varies.</summary>
    public string this[string text] => _translate(text);

    /// <summary>A sentence with what varies in it; a part that is a sentence itself is translated as well. Null where there is no sentence: the compiler cannot be told so of an indexer.</summary>
    public string this[Sentence? sentence] => sentence?.In(_format, _translate)!;

    /// <summary>A number or date as the language writes it.</summary>
    public string Write(IFormattable value, string format) => value.ToString(format, Language.Dates);
}
