using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WarmTransfer.Web.Limits;

/// <summary>Registers what keeps one person from taking all of a node.</summary>
internal static class LimitServices
{
    public static IServiceCollection AddLimits(this IServiceCollection services) =>
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = BodySize.Most);
}
