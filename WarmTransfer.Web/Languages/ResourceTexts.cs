using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Microsoft.Extensions.Localization;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Languages;

/// <summary>The texts of one language, from the resource files of all features. Unlike the framework's own they follow the screen and not the thread: screens are also drawn by threads that nobody's request has started.</summary>
internal sealed class ResourceTexts : IStringLocalizer
{
    private static readonly Assembly[] Assemblies = [typeof(Sentence).Assembly, typeof(ResourceTexts).Assembly];

    private readonly FrozenDictionary<string, string> _texts;
    private readonly Language _language;

    private ResourceTexts(Language language, IEnumerable<KeyValuePair<string, string>> texts)
    {
        _language = language;
        // What scripts and pages both say, a page says as pages do.
        _texts = texts.DistinctBy(one => one.Key).ToFrozenDictionary();
    }

    /// <summary>What is said in pages and what in scripts.</summary>
    public static ResourceTexts Of(Language language) => new(language, Files(language, "Words").Concat(Files(language, "Scripts")));

    /// <summary>What scripts in the browser say.</summary>
    public static ResourceTexts OfScripts(Language language) => new(language, Files(language, "Scripts"));

    /// <summary>The text alone, for whoever asks thousands of times a second; what has no translation stays as it is.</summary>
    public string Translate(string text) => _texts.GetValueOrDefault(text, text);

    public LocalizedString this[string name] => _texts.TryGetValue(name, out var text) ? new(name, text) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(_language.Dates, this[name].Value, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _texts.Select(one => new LocalizedString(one.Key, one.Value));

    // The code itself is English.
    private static IEnumerable<KeyValuePair<string, string>> Files(Language language, string file) =>
        language == Language.English ? [] : Assemblies.SelectMany(assembly => Of(assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo(language.Code)), $".{file}.{language.Code}.resources"));

    private static IEnumerable<KeyValuePair<string, string>> Of(Assembly satellite, string ending)
    {
        foreach (var name in satellite.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)))
        {
            using var reader = new ResourceReader(satellite.GetManifestResourceStream(name)!);
            foreach (DictionaryEntry text in reader) yield return new((string)text.Key, (string)text.Value!);
        }
    }
}
