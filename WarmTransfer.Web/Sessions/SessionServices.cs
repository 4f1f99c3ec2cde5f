using Microsoft.Extensions.DependencyInjection.Extensions;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Sessions;

/// <summary>Registers what knows who is signed in where.</summary>
internal static class SessionServices
{
    /// <summary>Signing in and out, and asking whether a cookie is good.</summary>
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddOptions<SessionOptions>().BindConfiguration(SessionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<LiveMembers>();
        return services.AddSingleton<SessionStore>().AddSingleton<SessionConnections>().AddSingleton<LiveSessions>();
    }

    /// <summary>Ending them, with what it takes from the phones.</summary>
    public static IServiceCollection AddSessionWatch(this IServiceCollection services) =>
        services.AddSingleton<ICutOff, CutOff>().AddSingleton<SessionWatch>().AddHostedService(provided => provided.GetRequiredService<SessionWatch>()).AddHostedService<MemberWatch>().AddHostedService<UnlockWatch>();
}
