using Microsoft.Extensions.Options;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Webhooks;

/// <summary>The auth token that is soon to be Twilio's: what it signs is Twilio's too, and the log says, once an hour, that it has come to that.</summary>
internal sealed class NextToken(IOptions<TwilioOptions> options, TimeProvider clock, ILogger<NextToken> log)
{
    private readonly WebhookSignature? _proof = string.IsNullOrWhiteSpace(options.Value.NextAuthToken) ? null : new(options.Value.NextAuthToken, webhookKey: "");
    private long _saidInHour;

    public bool Signed(string url, IEnumerable<KeyValuePair<string, string?[]>> form, string signature, string settings)
    {
        // A webhooks rule signs with a key of its own.
        if (_proof is null || settings is not "" || _proof.Problem(url, form, signature, settings) is not null) return false;
        Say(clock.GetUtcNow().ToUnixTimeSeconds() / 3600);
        return true;
    }

    private void Say(long hour)
    {
        if (Interlocked.Exchange(ref _saidInHour, hour) != hour)
            log.LogWarning("Twilio signs with Twilio:NextAuthToken. Once it is the account's primary token, make it Twilio:AuthToken and leave Twilio:NextAuthToken empty.");
    }
}
