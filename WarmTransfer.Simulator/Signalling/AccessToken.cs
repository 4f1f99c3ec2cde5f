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
    public static AccessToken Verify(string token, SimulatorOptions account, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return new Refused(Refused.Invalid, "The access token is not a JWT of three parts.");
        try
        {
            if (!IsSigned(parts, account.ApiKeySecret)) return Bad("its signature was not made with the secret of the API key");
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return Check(header.RootElement, claims.RootElement, account, now);
        }
        catch (Exception fault) when (fault is FormatException or JsonException or InvalidOperationException)
        {
            return Bad("it is malformed");
        }
    }

    private static AccessToken Check(JsonElement header, JsonElement claims, SimulatorOptions account, DateTimeOffset now)
    {
        if (Text(header, "alg") != "HS256") return Bad("its algorithm is not HS256");
        if (Text(header, "cty") != ContentType) return Bad($"its content type is not {ContentType}");
        if (Text(claims, "iss") != account.ApiKeySid) return Bad($"its issuer is not the API key {account.ApiKeySid}");
        if (Text(claims, "sub") != account.AccountSid) return Bad($"its subject is not the account {account.AccountSid}");
        if (Seconds(claims, "nbf") > now.ToUnixTimeSeconds()) return Bad("it is not valid yet");
        if (Seconds(claims, "exp") is not { } expires) return Bad("it has no time of expiry");
        if (expires <= now.ToUnixTimeSeconds()) return new Refused(Refused.Expired, "The access token has expired.");
        return IdentityOf(claims) is { Length: > 0 } identity
            ? new Valid(identity, (int)Math.Min(expires - now.ToUnixTimeSeconds(), LongestSeconds))
            : Bad("its grants name no identity");
    }

    private static bool IsSigned(string[] parts, string secret)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
        return CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(parts[2]));
    }

    private static string? IdentityOf(JsonElement claims) =>
        claims.TryGetProperty("grants", out var grants) ? Text(grants, "identity") : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Seconds(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt64(out var seconds) ? seconds : null;

    private static Refused Bad(string why) => new(Refused.Invalid, $"The access token is refused: {why}.");

    internal sealed record Valid(string Identity, int SecondsLeft) : AccessToken;

    internal sealed record Refused(int Code, string Message) : AccessToken
    {
        public const int Invalid = 31204, Expired = 31205;
    }
}
