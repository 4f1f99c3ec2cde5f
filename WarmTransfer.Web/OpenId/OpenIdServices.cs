using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.OpenId;

/// <summary>Registers signing in with a company's account.</summary>
internal static class OpenIdServices
{
    public const string Scheme = "openid";
    public const string BackChannelLimit = "backchannel";

    public static IServiceCollection AddOpenId(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpenIdOptions>().BindConfiguration(OpenIdOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenIdOptions>, OpenIdOptionsCheck>();
        if (!OpenIdOptions.IsOnIn(configuration)) return services;
        services.AddAuthentication().AddOpenIdConnect(Scheme, displayName: null, _ => { });
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, OpenIdSetup>();
        services.AddScoped<ProviderUsers>().AddSingleton<ProviderAddresses>().AddSingleton<LogoutTokens>();
        return services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(BackChannelLimit, ByAddress));
    }

    // A provider that signs a whole shift out comes from one address.
    private static RateLimitPartition<string> ByAddress(HttpContext context) =>
        RateLimitPartition.GetFixedWindowLimiter(Network.Of(context), _ => new() { PermitLimit = 600, Window = TimeSpan.FromMinutes(1) });
}
