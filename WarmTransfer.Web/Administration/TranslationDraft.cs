using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Administration;

/// <summary>A text in one more language, as it is typed.</summary>
public sealed class TranslationDraft
{
    public string Tag { get; set; } = "";

    public string Text { get; set; } = "";

    public static List<TranslationDraft> Of(Translations texts) => [.. texts.Texts.Select(one => new TranslationDraft { Tag = one.Key, Text = one.Value })];

    /// <summary>Of two with the same tag the last counts; what is empty altogether is left out.</summary>
    public static Translations Read(IEnumerable<TranslationDraft> drafts) => new()
    {
        Texts = drafts.Where(draft => draft.Tag.Trim() is not "" || draft.Text.Trim() is not "")
            .Aggregate(Translations.None.Texts, (all, draft) => all.SetItem(draft.Tag.Trim(), draft.Text.Trim())),
    };
}

/// <summary>What is wrong with a text in further languages.</summary>
internal static class TranslationFaults
{
    public static IEnumerable<Sentence> Of(Translations texts)
    {
        foreach (var tag in texts.Texts.Keys.Where(tag => !FlowCheck.IsLanguage(tag))) yield return $"'{tag}' is no language. Write language and region, such as de-DE.";
        foreach (var (tag, _) in texts.Texts.Where(one => !FlowCheck.CanBeSaid(one.Value))) yield return $"The text in {tag} is empty, too long, or holds a character that cannot be said. Write it anew, or remove the language.";
    }
}
