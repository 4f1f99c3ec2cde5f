using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Twilio;

/// <summary>A browser phone's ticket to Twilio.</summary>
internal sealed record AccessToken(string Identity, string Token, DateTimeOffset ExpiresAt, int Ttl);

/// <summary>Issues the tokens with which browser phones register at Twilio.</summary>
internal sealed class AccessTokens(IOptions<TwilioOptions> options, TimeProvider time)
{
    private readonly TwilioOptions _twilio = options.Value;

    // The member order is that of Twilio's own libraries, so that tokens can be compared byte by byte.
    public AccessToken Issue(string identity)
    {
        VoiceIdentity.Check(identity);
        var issued = time.GetUtcNow().ToUnixTimeSeconds();
        var ttl = (int)_twilio.TokenLifetime.TotalSeconds;
        var signed = $"{Part(WriteHeader)}.{Part(json => WriteClaims(json, identity, issued, ttl))}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_twilio.ApiKeySecret), Encoding.ASCII.GetBytes(signed));
        return new(identity, $"{signed}.{Base64Url.EncodeToString(signature)}", DateTimeOffset.FromUnixTimeSeconds(issued + ttl), ttl);
    }

    private void WriteHeader(Utf8JsonWriter json)
    {
        json.WriteString("typ", "JWT");
        json.WriteString("alg", "HS256");
        json.WriteString("cty", "twilio-fpa;v=1");
        if (_twilio.Region is not "") json.WriteString("twr", _twilio.Region);
    }

    private void WriteClaims(Utf8JsonWriter json, string identity, long issued, int ttl)
    {
        json.WriteString("jti", $"{_twilio.ApiKeySid}-{issued}");
        WriteGrants(json, identity);
        json.WriteNumber("iat", issued);
        json.WriteNumber("exp", issued + ttl);
        json.WriteString("iss", _twilio.ApiKeySid);
        json.WriteString("sub", _twilio.AccountSid);
    }

    private void WriteGrants(Utf8JsonWriter json, string identity)
    {
        json.WriteStartObject("grants");
        json.WriteString("identity", identity);
        json.WriteStartObject("voice");
        json.WriteStartObject("incoming");
        json.WriteBoolean("allow", true);
        json.WriteEndObject();
        if (_twilio.ApplicationSid is not "") WriteOutgoing(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteOutgoing(Utf8JsonWriter json)
    {
        json.WriteStartObject("outgoing");
        json.WriteString("application_sid", _twilio.ApplicationSid);
        json.WriteEndObject();
    }

    private static string Part(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Base64Url.EncodeToString(bytes.ToArray());
    }
}
