using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>What an access token allows, or why it is refused.</summary>
internal abstract record AccessToken
{
    private const string ContentType = "twilio-fpa;v=1";

    // The SDK sets a browser timer for the expiry, and one of 25 days or more would fire at once. Twilio allows a day.
    private const long LongestSeconds = 24 * 3600;

    private AccessToken()
    {
    }

    /// <summary>Checks a token the way Twilio does: signature, issuer, account, times and identity.</summary>
    /// <param name="secretOf">Secret of an API key of the account; null: it has no such key.</param>
    public static AccessToken Verify(string token, string accountSid, Func<string, string?> secretOf, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return new Refused(Refused.Invalid, "The access token is not a JWT of three parts.");
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            if (secretOf(Text(claims.RootElement, "iss") ?? "") is not { } secret) return Bad("its issuer is no API key of the account");
            return IsSigned(parts, secret) ? Check(header.RootElement, claims.RootElement, accountSid, now) : Bad("its signature was not made with the secret of the API key");
        }
        catch (Exception fault) when (fault is FormatException or JsonException or InvalidOperationException)
        {
            return Bad("it is malformed");
        }
    }

    private static AccessToken Check(JsonElement header, JsonElement claims, string accountSid, DateTimeOffset now)
    {
        if (Text(header, "alg") != "HS256") return Bad("its algorithm is not HS256");
        if (Text(header, "cty") != ContentType) return Bad($"its content type is not {ContentType}");
        if (Text(claims, "sub") != accountSid) return Bad($"its subject is not the account {accountSid}");
        if (Seconds(claims, "nbf") > now.ToUnixTimeSeconds()) return Bad("it is not valid yet");
        if (Seconds(claims, "exp") is not { } expires) return Bad("it has no time of expiry");
        if (expires <= now.ToUnixTimeSeconds()) return new Refused(Refused.Expired, "The access token has expired.");
        var grants = claims.Get("grants");
        return Text(grants, "identity") is { Length: > 0 } identity
            ? Valid.Of(identity, DateTimeOffset.FromUnixTimeSeconds(Math.Min(expires, now.ToUnixTimeSeconds() + LongestSeconds)), grants.Get("voice"))
            : Bad("its grants name no identity");
    }

    private static bool IsSigned(string[] parts, string secret)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
        return CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(parts[2]));
    }

    private static string? Text(JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long? Seconds(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt64(out var seconds) ? seconds : null;

    private static Refused Bad(string why) => new(Refused.Invalid, $"The access token is refused: {why}.");

    /// <param name="Incoming">Its phone may be rung.</param>
    /// <param name="ApplicationSid">Whose voice URL answers the calls of its phone; null: it may not call.</param>
    internal sealed record Valid(string Identity, DateTimeOffset Expires, bool Incoming, string? ApplicationSid) : AccessToken
    {
        public static Valid Of(string identity, DateTimeOffset expires, JsonElement voice) => new(
            identity, expires, voice.Get("incoming").Get("allow").ValueKind == JsonValueKind.True, Text(voice.Get("outgoing"), "application_sid"));
    }

    internal sealed record Refused(int Code, string Message) : AccessToken
    {
        public const int Invalid = 31204, Expired = 31205;
    }
}
