using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace WarmTransfer.Web.OpenId;

/// <summary>How the provider is asked: code flow with PKCE, state and nonce. The answer comes as a query, so that cookies that are <c>SameSite=Lax</c> come along.</summary>
internal sealed class OpenIdSetup(IOptions<OpenIdOptions> settings, IHostEnvironment environment) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string CallbackPath = "/signin/openid/callback";
    private const string Profile = "profile";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public void Configure(OpenIdConnectOptions options)
    {
    }

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name != OpenIdServices.Scheme) return;
        var ours = settings.Value;
        (options.Authority, options.ClientId, options.ClientSecret) = (ours.Authority, ours.ClientId, ours.ClientSecret);
        // The settings' check has allowed no other but for a trial on this very machine.
        options.RequireHttpsMetadata = ours.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        options.BackchannelTimeout = Patience;
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", .. ours.Scopes is [] ? [Profile] : ours.Scopes]) options.Scope.Add(scope);
        KeepClaims(options);
        KeepPaths(options);
        (options.CorrelationCookie, options.NonceCookie) = (Cookie("warmtransfer-openid.", options), Cookie("warmtransfer-nonce.", options));
        OpenIdCallback.Listen(options.Events);
    }

    // All as they stand in the token, and nothing of it is kept.
    private static void KeepClaims(OpenIdConnectOptions options)
    {
        options.ClaimActions.Clear();
        (options.MapInboundClaims, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint) = (false, false, false);
    }

    // Signing out is done by our own pages and by the back channel.
    private static void KeepPaths(OpenIdConnectOptions options) =>
        (options.CallbackPath, options.RemoteSignOutPath, options.SignedOutCallbackPath) = (CallbackPath, default, default);

    private CookieBuilder Cookie(string name, OpenIdConnectOptions options) => new()
    {
        Name = environment.IsDevelopment() ? name : $"__Host-{name}", Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true,
        SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always, Expiration = options.RemoteAuthenticationTimeout,
    };
}
