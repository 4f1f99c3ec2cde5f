using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Hours;

/// <summary>Registers when queues are open.</summary>
internal static class HoursServices
{
    public static IServiceCollection AddHours(this IServiceCollection services) => services.AddSingleton<LiveHours>().AddSingleton<OutsideCount>().AddHostedService(provided => provided.GetRequiredService<OutsideCount>());
}
