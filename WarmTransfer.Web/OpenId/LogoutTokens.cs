using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace WarmTransfer.Web.OpenId;

/// <summary>The provider's word that a session, or all of a person, are over.</summary>
/// <param name="Subject">Null: whoever's <paramref name="Session"/> it is.</param>
/// <param name="Session">As <see cref="ProviderPerson.SessionOf"/> has it; null: all of the subject's.</param>
internal sealed record LogoutToken(string Issuer, string? Subject, string? Session, string Id);

/// <summary>Reads logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6).</summary>
internal sealed class LogoutTokens(IOptionsMonitor<OpenIdConnectOptions> provider, TimeProvider clock, ILogger<LogoutTokens> log)
{
    /// <summary>So long after it was issued a token is good, and is remembered.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>Null: it is not to be believed; the log says why.</summary>
    public async Task<LogoutToken?> Read(string token, CancellationToken cancel)
    {
        var result = await Validate(token, cancel);
        var jwt = result.IsValid ? (JsonWebToken)result.SecurityToken : null;
        if ((jwt is null ? result.Exception.Message : Wrong(jwt)) is not { } reason) return Of(jwt!);
        log.LogWarning("Refused a logout token: {Reason}", reason.ReplaceLineEndings(" "));
        return null;
    }

    private async Task<TokenValidationResult> Validate(string token, CancellationToken cancel)
    {
        var (options, result) = (provider.Get(OpenIdServices.Scheme), await Validate(token, provider.Get(OpenIdServices.Scheme), cancel));
        if (result.Exception is not SecurityTokenSignatureKeyNotFoundException) return result;
        // The provider may have another key since.
        options.ConfigurationManager!.RequestRefresh();
        return await Validate(token, options, cancel);
    }

    private async Task<TokenValidationResult> Validate(string token, OpenIdConnectOptions options, CancellationToken cancel)
    {
        try
        {
            return await _handler.ValidateTokenAsync(token, Parameters(await options.ConfigurationManager!.GetConfigurationAsync(cancel), options.ClientId!));
        }
        catch (InvalidOperationException fault)
        {
            return new TokenValidationResult { IsValid = false, Exception = fault };
        }
    }

    // How old it may be is asked below, by our own clock.
    private static TokenValidationParameters Parameters(OpenIdConnectConfiguration provider, string client) => new()
    {
        ValidIssuer = provider.Issuer, ValidAudience = client, IssuerSigningKeys = provider.SigningKeys, ValidAlgorithms = Algorithms, ValidateLifetime = false,
    };

    private string? Wrong(JsonWebToken jwt)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return !IsLogout(jwt) ? "It is not about signing out."
            : jwt.TryGetPayloadValue<object>("nonce", out _) ? "It has a nonce, as ID tokens have."
            : string.IsNullOrEmpty(jwt.Id) ? "It has no id."
            : jwt.Subject is null or "" && Session(jwt) is null ? "It names neither person nor session."
            : jwt.IssuedAt < now - Life || jwt.IssuedAt > now + Skew ? "It was not issued just now."
            : jwt.ValidTo != DateTime.MinValue && jwt.ValidTo < now - Skew ? "It is over."
            : null;
    }

    private static bool IsLogout(JsonWebToken jwt) =>
        jwt.TryGetPayloadValue<JsonElement>("events", out var events) && events.ValueKind == JsonValueKind.Object && events.TryGetProperty(Event, out var logout) && logout.ValueKind == JsonValueKind.Object;

    private static LogoutToken Of(JsonWebToken jwt) => new(jwt.Issuer, jwt.Subject is { Length: > 0 } subject ? subject : null, Session(jwt), jwt.Id);

    private static string? Session(JsonWebToken jwt) => jwt.TryGetPayloadValue<string>("sid", out var session) && session is { Length: > 0 } ? ProviderPerson.SessionOf(jwt.Issuer, session) : null;
}
