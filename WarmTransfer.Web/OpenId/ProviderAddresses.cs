using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Origins;

namespace WarmTransfer.Web.OpenId;

/// <summary>Where the provider sends people back to, and where it signs them out.</summary>
internal sealed class ProviderAddresses(IOptionsMonitor<OpenIdConnectOptions> provider, IOptions<OpenIdOptions> options, ConsoleAddress console, ILogger<ProviderAddresses> log)
{
    /// <summary>An address of ours as the person's browser knows it; a proxy may have spoken https for us.</summary>
    public string Ours(HttpRequest request, string path) =>
        console.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase) ? console.Origin + path : $"{request.Scheme}://{request.Host}{path}";

    /// <summary>Null: they did not sign in there, the provider has no such address, or cannot be asked for it.</summary>
    public async Task<string?> SignOut(HttpContext context)
    {
        if (!options.Value.EndProviderSession || !SignIns.IsByProvider(context.User) || await EndSession(context.RequestAborted) is not { Length: > 0 } address) return null;
        return new OpenIdConnectMessage { IssuerAddress = address, ClientId = options.Value.ClientId, PostLogoutRedirectUri = Ours(context.Request, AuthServices.SignInPath) }.CreateLogoutRequestUrl();
    }

    private async Task<string?> EndSession(CancellationToken cancel)
    {
        try
        {
            return (await provider.Get(OpenIdServices.Scheme).ConfigurationManager!.GetConfigurationAsync(cancel)).EndSessionEndpoint;
        }
        catch (InvalidOperationException fault)
        {
            log.LogWarning(fault, "The provider cannot be asked where it signs people out.");
            return null;
        }
    }
}
