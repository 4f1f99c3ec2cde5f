using System.Text.RegularExpressions;
using WarmTransfer.Core;

namespace WarmTransfer.Web;

/// <summary>Telephone numbers with all but their last two digits hidden, and SIP addresses without the user, unless the viewer may see them.</summary>
internal sealed partial class NumberMask(bool shown)
{
    public string Of(string text) => shown ? text : SipUser().Replace(Number().Replace(text, match => $"+{new string('•', match.Length - 3)}{match.Value[^2..]}"), "•••");

    public Sentence Of(Sentence sentence) => shown ? sentence : sentence.With(part => part is null or IFormattable ? part : Of(part.ToString()!));

    // JSON writes the plus sign as \u002B.
    public string InJson(string json) => shown ? json : Of(json.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\+[0-9]{5,}")]
    private static partial Regex Number();

    // Who it is stands before the at sign.
    [GeneratedRegex(@"(?<=\bsips?:)[^@\s""']+(?=@)", RegexOptions.IgnoreCase)]
    private static partial Regex SipUser();
}
