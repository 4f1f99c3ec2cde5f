using System.Collections.Immutable;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Web.Routing;

/// <summary>What a queue says in one more language, as it is typed.</summary>
public sealed class QueueLanguageForm
{
    public string Tag { get; set; } = "";

    public string Voice { get; set; } = "";

    /// <summary>One on a line.</summary>
    public string Comfort { get; set; } = "";

    /// <summary>By the name of the phrase; empty: it is said in the queue's own language.</summary>
    public Dictionary<string, string> Sentences { get; } = QueueLanguage.Phrases.ToDictionary(phrase => phrase, _ => "");

    public static List<QueueLanguageForm> Of(IReadOnlyDictionary<string, QueueLanguage> languages) => [.. languages.Select(one => Of(one.Key, one.Value))];

    /// <summary>Of two with the same tag the last counts.</summary>
    public static ImmutableSortedDictionary<string, QueueLanguage> Read(IEnumerable<QueueLanguageForm> forms) => forms.Where(form => form.Tag.Trim() is not "")
        .Aggregate(ImmutableSortedDictionary.Create<string, QueueLanguage>(StringComparer.Ordinal), (all, form) => all.SetItem(form.Tag.Trim(), form.Read()));

    private static QueueLanguageForm Of(string tag, QueueLanguage language)
    {
        var form = new QueueLanguageForm { Tag = tag, Voice = language.Voice, Comfort = string.Join('\n', language.Comfort) };
        foreach (var (phrase, text) in language.Sentences) form.Sentences[phrase] = text;
        return form;
    }

    private QueueLanguage Read() => new()
    {
        Voice = Voice.Trim(), Comfort = WaitDraft.Lines(Comfort), Sentences = Sentences.Where(sentence => sentence.Value.Trim() is not "").ToImmutableDictionary(sentence => sentence.Key, sentence => sentence.Value.Trim()),
    };
}
