
namespace WarmTransfer.Web.Floor;

/// <summary>Registers what supervisors see.</summary>
internal static class FloorServices
{
    public static IServiceCollection AddFloor(this IServiceCollection services)
    {
        services.AddSingleton<FloorKeeper>().AddSingleton<IFloorFeed>(provided => provided.GetRequiredService<FloorKeeper>());
        return services.AddHostedService(provided => provided.GetRequiredService<FloorKeeper>());
    }
}
