using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Dispositions;

/// <summary>Registers what agents say of calls, and what is read of it.</summary>
internal static class DispositionServices
{
    public static IServiceCollection AddDispositions(this IServiceCollection services) =>
        services.AddSingleton<LiveDispositions>().AddSingleton<ISettingsUser, DispositionTaking>().AddSingleton<WrapUps>().AddSingleton<DispositionFigures>().AddSingleton<FollowUps>();
}
