using System.Text;
using Twilio.Jwt.AccessToken;

namespace WarmTransfer.Core.Twilio;

/// <summary>A browser phone's ticket to Twilio.</summary>
/// <param name="Ttl">Seconds for which it is good.</param>
public sealed record AccessToken(string Identity, string Token, DateTimeOffset ExpiresAt, int Ttl);

/// <summary>Issues the tokens with which browser phones register at Twilio.</summary>
/// <param name="applicationSid">TwiML application for calls that a browser starts; empty: it may start none.</param>
/// <param name="lifetime">24 hours at most.</param>
public sealed class AccessTokens(TwilioAccount account, string applicationSid, TimeSpan lifetime, TwilioNames names)
{
    /// <summary>Bytes that the secret of an API key has at least; HS256 refuses a shorter one. Twilio's have exactly these.</summary>
    public const int ShortestSecret = 32;

    public static bool IsLongEnough(string secret) => Encoding.UTF8.GetByteCount(secret) >= ShortestSecret;

    public AccessToken Issue(string agent, DateTimeOffset now)
    {
        var identity = names.Identity(agent);
        VoiceIdentity.Check(identity);
        var until = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + (long)lifetime.TotalSeconds);
        var voice = new VoiceGrant { IncomingAllow = true, OutgoingApplicationSid = applicationSid is "" ? null : applicationSid };
        var token = new Token(account.AccountSid, account.ApiKeySid, account.ApiKeySecret, identity, until.UtcDateTime, grants: [voice], region: account.Region);
        return new(identity, token.ToJwt(), until, (int)lifetime.TotalSeconds);
    }
}
