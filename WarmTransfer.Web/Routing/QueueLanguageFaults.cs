using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Web.Routing;

/// <summary>What is wrong with what a queue says in one more language.</summary>
internal static class QueueLanguageFaults
{
    public static IEnumerable<FieldFault> Of(KeyValuePair<string, QueueLanguage> one)
    {
        if (!FlowCheck.IsLanguage(one.Key)) yield return new("Languages", $"'{one.Key}' is no language. Write language and region, such as de-DE.");
        if (one.Value.Voice is not "" && !FlowCheck.IsVoice(one.Value.Voice)) yield return new("Languages", $"'{one.Value.Voice}' is no voice. Write the name of one of Twilio’s, such as Polly.Vicki.");
        foreach (var (phrase, text) in one.Value.Sentences.OrderBy(sentence => sentence.Key, StringComparer.Ordinal))
            if (!QueueLanguage.Phrases.Contains(phrase) || !FlowCheck.CanBeSaid(text)) yield return new("Languages", $"The sentence {phrase} in {one.Key} is too long, cannot be said, or is said to nobody. Write it anew, or leave it empty.");
        foreach (var fault in WaitChecks.Comfort(one.Value.Comfort)) yield return new("Languages", $"{fault} (comfort messages in {one.Key})");
    }
}
