using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Origins;

namespace WarmTransfer.Web.Health;

/// <summary>Says to a proxy whether this node lives, and whether it can serve.</summary>
internal static class HealthEndpoints
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    private const string Needed = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<Stopping>("node", tags: [Needed])
            .AddCheck<DatabaseHealth>("database", tags: [Needed], timeout: TimeSpan.FromSeconds(2))
            .AddCheck<BusHealth>("bus", tags: [Needed])
            .AddCheck<TwilioHealth>("twilio", tags: [Needed])
            .AddCheck<ClockHealth>("clock", tags: [Needed])
            .AddCheck<OutboxHealth>("outbox", HealthStatus.Degraded, [Needed], TimeSpan.FromSeconds(2));
        services.AddSingleton<Instruments>().AddSingleton<HealthProbe>().AddSingleton<HealthReadings>().AddSingleton<HealthSampler>();
        services.AddSingleton<IHealthBoard>(provided => provided.GetRequiredService<HealthSampler>());
        return services.AddHostedService(provided => provided.GetRequiredService<HealthSampler>());
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).LimitBody(BodySize.Phone).ForMachines().AllowAnonymous();
        app.MapHealthChecks(Ready, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Needed), ResponseWriter = Write }).LimitBody(BodySize.Phone).ForMachines().AllowAnonymous();
    }

    // What is wrong, and never an exception's text: anybody can ask.
    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), entry.Value.Description }),
        }, JsonSerializerOptions.Web));
    }
}
