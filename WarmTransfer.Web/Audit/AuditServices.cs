using Microsoft.Extensions.Options;
using WarmTransfer.Web.Cluster;

namespace WarmTransfer.Web.Audit;

/// <summary>Registers the audit.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<AuditOptions>, AuditOptionsCheck>();
        services.AddOptions<AuditOptions>().Bind(configuration.GetSection(AuditOptions.Section)).ValidateOnStart();
        services.AddSingleton<AuditLog>().AddSingleton<IAuditLog>(provided => provided.GetRequiredService<AuditLog>());
        services.AddHostedService(provided => provided.GetRequiredService<AuditLog>());
        services.AddSingleton(provided => new AuditChain(provided.GetRequiredService<IOptions<AuditOptions>>().Value.KeyBytes));
        services.AddSingleton<AuditSealer>().AddOnDuty<AuditSealer>();
        services.AddSingleton<AuditStreamer>().AddOnDuty<AuditStreamer>();
        return services.AddSingleton<AuditReader>().AddSingleton<IAuditReader>(provided => provided.GetRequiredService<AuditReader>()).AddSingleton<Exports>();
    }
}
