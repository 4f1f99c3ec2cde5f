using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.Browser;

/// <summary>Tells English from names, which are the same in every language.</summary>
internal static partial class EnglishText
{
    public static bool Is(string text) => Words().IsMatch(Names().Replace(text, ""));

    [GeneratedRegex(@"[A-Za-z]{3,}")]
    private static partial Regex Words();

    // The product's, Twilio's and the demonstration's names, keys, the field's abbreviations, codes, addresses, what the tests and the demonstration have written, as prompts and the names of rules.
    [GeneratedRegex(@"“[^”]*”|(high|low|constant)-[a-z-]+|Failed transfers|Long hold|Long wait|Silent phones|WarmTransfer|(Desk|Twilio):\w+|Twilio|twilio|Ctrl|OpenID Connect|Chromium|Chrome|Firefox|Linux|English|JavaScript|SQLite|PostgreSQL|Redis|(Agent|Supervisor|Administrator|Auditor|Wallboard) \d+|(agent|supervisor|admin|auditor|wallboard)\d+|https?://\S+|sip:\S+|[A-Z]{2}[0-9a-f]{32}|[A-Z][a-z]+/[A-Z][a-z_]+|\b[a-z]{2}-[A-Z]{2}\b|Support|Polly\.\w+|\bE\.164\b|(?<![A-Za-z])(AHT|ASA|SLA|SIP|https?|JSON Lines|JSON|CSV|WAV|MP3|UTC|URL|API|SID|TLS|min|kbit|MOS)(?![A-Za-z])|\w+=\S+")]
    private static partial Regex Names();
}
