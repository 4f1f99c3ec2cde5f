namespace WarmTransfer.Web.Day;

/// <summary>Registers what agents see of their own day.</summary>
internal static class DayServices
{
    public static IServiceCollection AddDay(this IServiceCollection services) => services.AddSingleton<IDayFeed, DayFeed>();
}
