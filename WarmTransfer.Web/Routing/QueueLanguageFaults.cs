using System.Text.RegularExpressions;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Routing;

/// <summary>What is wrong with what a queue says in one more language.</summary>
internal static partial class QueueLanguageFaults
{
    public static IEnumerable<FieldFault> Of(KeyValuePair<string, QueueLanguage> one)
    {
        if (!LanguageForm().IsMatch(one.Key)) yield return new("Languages", $"'{one.Key}' is no language. Write language and region, such as de-DE.");
        if (one.Value.Voice is not "" && !VoiceForm().IsMatch(one.Value.Voice)) yield return new("Languages", $"'{one.Value.Voice}' is no voice. Write the name of one of Twilio’s, such as Polly.Vicki.");
        foreach (var (phrase, text) in one.Value.Sentences.OrderBy(sentence => sentence.Key, StringComparer.Ordinal))
            if (!QueueLanguage.Phrases.Contains(phrase) || !FlowCheck.CanBeSaid(text)) yield return new("Languages", $"The sentence {phrase} in {one.Key} is too long, cannot be said, or is said to nobody. Write it anew, or leave it empty.");
    }

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}\z")]
    private static partial Regex LanguageForm();

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,60}\z")]
    private static partial Regex VoiceForm();
}
