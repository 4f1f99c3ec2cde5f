using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace WarmTransfer.Simulator.Network;

/// <summary>What stands in From and To: a number, a client or a SIP address.</summary>
internal sealed partial record Address(string Text, string Identity, bool IsClient, IReadOnlyDictionary<string, string> Parameters)
{
    private const string ClientScheme = "client:";

    /// <summary>Reads <c>client:alice?k=v</c>, E.164 or SIP; null when it is none of these.</summary>
    public static Address? Parse(string text)
    {
        if (text.StartsWith(ClientScheme, StringComparison.OrdinalIgnoreCase)) return Client(text[ClientScheme.Length..]);
        var compact = Punctuation().Replace(text, "");
        if (E164().IsMatch(compact)) return new Address(compact, compact, false, Empty);
        return text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) ? new Address(text, text, false, Empty) : null;
    }

    public static string OfClient(string identity) => ClientScheme + identity;

    private static Dictionary<string, string> Empty => [];

    private static Address? Client(string rest)
    {
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        var identity = Uri.UnescapeDataString(mark < 0 ? rest : rest[..mark]);
        if (!Identities().IsMatch(identity)) return null;
        var query = mark < 0 ? [] : QueryHelpers.ParseQuery(rest[mark..]);
        return new Address(ClientScheme + identity, identity, true, query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
    }

    [GeneratedRegex(@"^\+[1-9]\d{1,14}$")]
    private static partial Regex E164();

    [GeneratedRegex(@"[\s().-]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^[^\x00-\x20\x7f<>#%""{}|\\^\[\]`]{1,256}$")]
    private static partial Regex Identities();
}
