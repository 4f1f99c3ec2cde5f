using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Cluster;

/// <summary>Registers what keeps several nodes on one database of one mind.</summary>
internal static class ClusterServices
{
    public static IServiceCollection AddCluster(this IServiceCollection services)
    {
        services.AddOptions<ClusterOptions>().BindConfiguration(ClusterOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClusterOptions>, ClusterOptionsCheck>();
        services.TryAddSingleton<SignInPace>();
        services.AddSingleton<Duty>().AddSingleton<NodeBus>().AddSingleton<NewsReader>().AddSingleton<CatchUp>();
        services.AddHostedService(provided => provided.GetRequiredService<CatchUp>()).AddHostedService<DutyRoster>();
        return services;
    }

    /// <summary>Runs it on one node alone.</summary>
    public static IServiceCollection AddOnDuty<T>(this IServiceCollection services) where T : BackgroundService =>
        services.AddSingleton(provided => new OnDuty(provided.GetRequiredService<T>()));
}
