using Microsoft.Extensions.DependencyInjection.Extensions;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Administration;

/// <summary>Registers what administrators set in pages.</summary>
internal static class AdministrationServices
{
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.TryAddSingleton<LiveMembers>();
        return services.AddSingleton<LiveSettings>().AddSingleton<SettingsDesk>().AddSingleton<SettingsWatch>().AddHostedService(provided => provided.GetRequiredService<SettingsWatch>());
    }
}
