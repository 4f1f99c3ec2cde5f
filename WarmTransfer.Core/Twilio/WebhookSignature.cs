using Twilio.Security;

namespace WarmTransfer.Core.Twilio;

/// <summary>The proof that a webhook comes from Twilio: an HMAC of address and form under the account's auth token, or under the key of a webhooks rule.</summary>
/// <param name="webhookKey">The shared key of the account's webhooks rule; empty: there is none.</param>
public sealed class WebhookSignature(string authToken, string webhookKey)
{
    public const string Header = "X-Twilio-Signature";

    /// <summary>Present where a webhooks rule signs; names its key and algorithm.</summary>
    public const string SettingsHeader = RequestValidator.SignatureSettingsHeader;

    private readonly RequestValidator _byAuthToken = new(authToken);
    private readonly RequestValidator? _byWebhookKey = webhookKey is "" ? null : new(webhookKey);

    /// <summary>Null where Twilio has signed this, otherwise what is wrong.</summary>
    /// <param name="url">As Twilio spelled it, with the query.</param>
    /// <param name="settings">The settings header; empty when the request has none.</param>
    public Sentence? Problem(string url, IEnumerable<KeyValuePair<string, string?[]>> form, string signature, string settings)
    {
        if (signature is "") return $"The {Header} header is empty.";
        if ((settings is "" ? _byAuthToken : _byWebhookKey) is not { } validator) return $"It is signed by a webhooks rule, whose key is not set: set Twilio:WebhookKey.";
        return validator.Validate(url, Signed(form), signature, RequestValidator.GetSignatureAlgorithm(settings))
            ? null
            : (Sentence)$"The signature does not match: check PublicBaseUrl and Twilio:AuthToken if Twilio sent this.";
    }

    // Twilio signs a repeated field once for each distinct value, in order, with its name each time. The library takes one value a field and puts the name before it.
    private static Dictionary<string, string> Signed(IEnumerable<KeyValuePair<string, string?[]>> form) =>
        form.ToDictionary(field => field.Key, field => string.Join(field.Key, field.Value.Distinct().Order(StringComparer.Ordinal)));
}
