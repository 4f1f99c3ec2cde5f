using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Voicemails;
using WarmTransfer.Web.WhoCalls;

namespace WarmTransfer.Web.Limits;

/// <summary>Registers what keeps one person from taking all of a node.</summary>
internal static class LimitServices
{
    private const string TooManyConnections = "You have as many pages or boards open as one person may. Close one of them.";

    /// <summary>After all else: what screens ask goes through the limits first.</summary>
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((server, limits) => Bound(server.Limits, limits.Value));
        services.AddOptions<CircuitOptions>().Configure<IOptions<LimitOptions>>((pages, limits) => Bound(pages, limits.Value));
        services.AddSingleton<PersonLimits>();
        services.AddOptions<RateLimiterOptions>().Configure<PersonLimits>((limiter, limits) =>
            (limiter.GlobalLimiter, limiter.OnRejected) = (limits.Requests, (rejected, _) => Answer(rejected)));
        return services.AddScreensDesk();
    }

    private static IServiceCollection AddScreensDesk(this IServiceCollection services) => services.AddSingleton<LimitedDesk>()
        .AddSingleton<ICommands>(Desk).AddSingleton<IAgentDesk>(Desk).AddSingleton<IAlertDesk>(Desk).AddSingleton<IResync>(Desk).AddSingleton<ILeadDesk>(Desk).AddSingleton<IOverrides>(Desk).AddSingleton<IVoicemailDesk>(Desk).AddSingleton<IVoicemailSounds>(Desk).AddSingleton<INotes>(Desk).AddSingleton<ICallers>(Desk).AddSingleton<ICallFinder>(Desk).AddSingleton<IDialDesk>(Desk).AddSingleton<IKeypad>(Desk);

    private static LimitedDesk Desk(IServiceProvider provided) => provided.GetRequiredService<LimitedDesk>();

    private static void Bound(KestrelServerLimits server, LimitOptions limits) =>
        (server.MaxRequestBodySize, server.MaxConcurrentUpgradedConnections) = (BodySize.Most, limits.ConnectionsPerNode);

    private static void Bound(CircuitOptions pages, LimitOptions limits) =>
        (pages.DisconnectedCircuitMaxRetained, pages.DisconnectedCircuitRetentionPeriod) = (limits.LostPages, TimeSpan.FromSeconds(limits.LostPageSeconds));

    // A bucket fills again by itself; a connection has to be given up.
    private static async ValueTask Answer(OnRejectedContext rejected)
    {
        var filled = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        if (filled) rejected.HttpContext.Response.Headers.RetryAfter = $"{Math.Max(1, Math.Ceiling(wait.TotalSeconds))}";
        await PlainAnswer.Write(rejected.HttpContext, StatusCodes.Status429TooManyRequests, filled ? PersonLimits.TooMuch.English : TooManyConnections);
    }
}
