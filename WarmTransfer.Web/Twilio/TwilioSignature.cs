using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace WarmTransfer.Web.Twilio;

/// <summary>The proof that a webhook comes from Twilio: an HMAC of URL and form under the account's auth token.</summary>
internal static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
            foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
                signed.Append(name).Append(value);
        // SHA-1 is Twilio's choice; as an HMAC it is still sound.
#pragma warning disable CA5350
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }

    public static bool Verify(string authToken, string url, IReadOnlyCollection<KeyValuePair<string, StringValues>> form, string signature) =>
        SpellingsOf(url).Any(spelling => AreEqual(Compute(authToken, spelling, form), signature));

    /// <summary>For a body that is no form: its hash is a parameter of the signed URL.</summary>
    public static bool VerifyBody(string authToken, string url, ReadOnlySpan<byte> body, string signature)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? url[at..] : "";
        return QueryHelpers.ParseQuery(query).TryGetValue("bodySHA256", out var hash)
            && AreEqual(Convert.ToHexStringLower(SHA256.HashData(body)), hash.ToString().ToLowerInvariant())
            && Verify(authToken, url, [], signature);
    }

    // Twilio signs now with the port and now without it.
    private static string[] SpellingsOf(string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(host).IndexOfAny('/', '?') is >= 0 and var at ? host + at : url.Length;
        var colon = url.LastIndexOf(':', end - 1, end - host);
        var hasPort = colon > url.LastIndexOf(']', end - 1, end - host);
        var bare = url[..(hasPort ? colon : end)];
        var standardPort = url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return [url, bare + url[end..], bare + standardPort + url[end..]];
    }

    private static bool AreEqual(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
