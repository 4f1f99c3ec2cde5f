using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WarmTransfer.Analyzers;

/// <summary>What the resource files say in each language, and which of it was asked for: by pages, or by scripts, which have files of their own.</summary>
internal sealed class Translations
{
    private const string OfScripts = "Scripts";

    private readonly ImmutableArray<Entry> _own;
    private readonly ImmutableArray<string> _languages;
    private readonly ImmutableHashSet<(string Language, string Key)> _known;
    private readonly ILookup<(string Language, string Key), string> _everywhere;
    private readonly ConcurrentDictionary<string, bool> _used = new();

    private Translations(ImmutableArray<string> languages, ImmutableArray<Entry> all, Func<Entry, bool> isOwn, Func<Entry, bool> isKnown)
    {
        _languages = languages;
        _own = all.Where(isOwn).ToImmutableArray();
        _known = all.Where(isKnown).Select(one => (one.Language, one.Key)).ToImmutableHashSet();
        _everywhere = all.ToLookup(one => (one.Language, one.Key), one => one.Value);
    }

    /// <param name="project">Folder of the project; files elsewhere are its references', and judged there.</param>
    public static (Translations Pages, Translations Scripts) Read(ImmutableArray<AdditionalText> files, string project)
    {
        var resources = files.Where(file => file.Path.EndsWith(".resx", StringComparison.Ordinal)).ToImmutableArray();
        var languages = resources.Select(Language).Distinct().ToImmutableArray();
        var all = resources.SelectMany(Entries).ToImmutableArray();
        // A page finds the words of scripts as well; a script is given no others.
        return (new(languages, all, one => IsOf(one, project) && !IsOfScripts(one), _ => true), new(languages, all, one => IsOf(one, project) && IsOfScripts(one), IsOfScripts));
    }

    /// <summary>Takes note that it is said.</summary>
    /// <returns>The languages that cannot.</returns>
    public IEnumerable<string> Use(string key)
    {
        _used[key] = true;
        return _languages.Where(language => RenderedText.HasWords(key) && !_known.Contains((language, key)));
    }

    /// <summary>What is wrong with the files themselves, once all is said.</summary>
    public IEnumerable<Diagnostic> Faults() => Leftovers().Concat(Misfits());

    private IEnumerable<Diagnostic> Leftovers() => _own.Where(one => !_used.ContainsKey(one.Key)).Select(one => Diagnostic.Create(Analyzers.Faults.Unused, one.At, one.Key));

    // Parts that are said twice or not at all, and keys that have two translations.
    private IEnumerable<Diagnostic> Misfits() =>
        _own.Where(one => !Parts(one.Key).SetEquals(Parts(one.Value))).Select(one => Different(one, "has other parts in braces"))
            .Concat(_own.Where(one => one.Value.Trim().Length == 0).Select(one => Different(one, "is empty")))
            .Concat(_own.GroupBy(one => (one.Language, one.Key)).Where(same => same.Count() > 1).Select(same => Different(same.Last(), "is there twice")))
            .Concat(_own.Where(one => IsOfScripts(one) && _everywhere[(one.Language, one.Key)].Any(other => other != one.Value)).Select(one => Different(one, "is another one than that of pages")))
            // A resource file tells names apart without case, and the build would drop the second.
            .Concat(_own.GroupBy(one => (one.File, one.Key.ToUpperInvariant())).Where(same => same.Select(one => one.Key).Distinct().Count() > 1).Select(same => Different(same.Last(), "differs from another in this file by case alone; put it into a second file")));

    private static Diagnostic Different(Entry one, string how) => Diagnostic.Create(Analyzers.Faults.Different, one.At, one.Key, how);

    private static bool IsOf(Entry one, string project) => one.File.StartsWith(project, StringComparison.Ordinal);

    private static bool IsOfScripts(Entry one) => Path.GetFileName(one.File).StartsWith($"{OfScripts}.", StringComparison.Ordinal);

    // A word that depends on a number is no part of its own: many languages have no such word.
    private static HashSet<string> Parts(string format) => [.. Regex.Matches(format.Replace("{{", "").Replace("}}", ""), @"\{(\d+)(?!\d*:plural:)").Cast<Match>().Select(part => part.Groups[1].Value)];

    // Words.ja.resx
    private static string Language(AdditionalText file) => Path.GetFileNameWithoutExtension(file.Path).Split('.').Last();

    private static IEnumerable<Entry> Entries(AdditionalText file)
    {
        if (file.GetText() is not { } text) yield break;
        foreach (var data in XDocument.Parse(text.ToString(), LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!.Elements("data"))
            yield return new(file.Path, Language(file), data.Attribute("name")!.Value, data.Element("value")?.Value ?? "", At(file, text, data));
    }

    private static Location At(AdditionalText file, SourceText text, IXmlLineInfo data)
    {
        var line = text.Lines[data.LineNumber - 1];
        return Location.Create(file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
    }

    private sealed class Entry(string file, string language, string key, string value, Location at)
    {
        public string File { get; } = file;
        public string Language { get; } = language;
        public string Key { get; } = key;
        public string Value { get; } = value;
        public Location At { get; } = at;
    }
}
