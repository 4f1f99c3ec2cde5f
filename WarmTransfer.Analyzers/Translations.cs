using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WarmTransfer.Analyzers;

/// <summary>What the resource files say in each language, and which of it the code has asked for.</summary>
internal sealed class Translations
{
    private readonly ImmutableArray<Entry> _own;
    private readonly ImmutableDictionary<string, ImmutableHashSet<string>> _known;
    private readonly ConcurrentDictionary<string, bool> _used = new();

    private Translations(ImmutableArray<Entry> all, string project)
    {
        _own = all.Where(one => one.File.StartsWith(project, StringComparison.Ordinal)).ToImmutableArray();
        _known = all.GroupBy(one => one.Language).ToImmutableDictionary(of => of.Key, of => of.Select(one => one.Key).ToImmutableHashSet());
    }

    /// <param name="project">Folder of the project; files elsewhere are its references', and judged there.</param>
    public static Translations Read(ImmutableArray<AdditionalText> files, string project) =>
        new(files.Where(file => file.Path.EndsWith(".resx", StringComparison.Ordinal)).SelectMany(Entries).ToImmutableArray(), project);

    /// <summary>Takes note that the code says it.</summary>
    /// <returns>The languages that cannot.</returns>
    public IEnumerable<string> Use(string key)
    {
        _used[key] = true;
        return _known.Where(language => !language.Value.Contains(key)).Select(language => language.Key);
    }

    public IEnumerable<Diagnostic> Leftovers() => _own.Where(one => !_used.ContainsKey(one.Key)).Select(one => Diagnostic.Create(Faults.Unused, one.At, one.Key));

    /// <summary>Parts that are said twice or not at all, and keys that have two translations.</summary>
    public IEnumerable<Diagnostic> Misfits() =>
        _own.Where(one => !Parts(one.Key).SetEquals(Parts(one.Value))).Select(one => Diagnostic.Create(Faults.Different, one.At, one.Key, "has other parts in braces"))
            .Concat(_own.Where(one => one.Value.Trim().Length == 0).Select(one => Diagnostic.Create(Faults.Different, one.At, one.Key, "is empty")))
            .Concat(_own.GroupBy(one => (one.Language, one.Key)).Where(same => same.Count() > 1).Select(same => Diagnostic.Create(Faults.Different, same.Last().At, same.Key.Key, "is there twice")));

    // A word that depends on a number is no part of its own: many languages have no such word.
    private static HashSet<string> Parts(string format) => [.. Regex.Matches(format.Replace("{{", "").Replace("}}", ""), @"\{(\d+)(?!\d*:plural:)").Cast<Match>().Select(part => part.Groups[1].Value)];

    private static IEnumerable<Entry> Entries(AdditionalText file)
    {
        if (file.GetText() is not { } text) yield break;
        var language = Path.GetFileNameWithoutExtension(file.Path).Split('.').Last();
        foreach (var data in XDocument.Parse(text.ToString(), LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!.Elements("data"))
            yield return new(file.Path, language, data.Attribute("name")!.Value, data.Element("value")?.Value ?? "", At(file, text, data));
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
