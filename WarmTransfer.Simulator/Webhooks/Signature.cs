using System.Security.Cryptography;
using System.Text;

namespace WarmTransfer.Simulator.Webhooks;

/// <summary>The X-Twilio-Signature of a webhook request.</summary>
public static class Signature
{
    /// <param name="url">As requested, query included, fragment excluded.</param>
    /// <param name="form">The form parameters of a POST; empty for GET and JSON.</param>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = new StringBuilder(url);
        foreach (var (name, value) in Ordered(form)) text.Append(name).Append(value);
        return Convert.ToBase64String(Hash(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<KeyValuePair<string, string>> Ordered(IEnumerable<KeyValuePair<string, string>> form) => form
        .Distinct()
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal);

#pragma warning disable CA5350 // Twilio's signature is HMAC-SHA1; there is no other.
    private static byte[] Hash(byte[] key, byte[] text) => HMACSHA1.HashData(key, text);
#pragma warning restore CA5350
}
