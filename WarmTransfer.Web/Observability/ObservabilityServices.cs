using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace WarmTransfer.Web.Observability;

/// <summary>Registers what is measured, and sends it where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; nowhere without it.</summary>
internal static class ObservabilityServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        Measures.Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime", "Npgsql",
    ];

    public static IServiceCollection AddObservability(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ObservabilityOptions>().BindConfiguration(ObservabilityOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ObservabilityOptions>, ObservabilityOptionsCheck>();
        services.AddSingleton<PageMemory>().AddSingleton<CircuitHandler>(all => all.GetRequiredService<PageMemory>());
        services.AddHostedService<Gauges>();
        if (configuration[Endpoint] is not { Length: > 0 }) return services;
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("warmtransfer"))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            // Queries of addresses, which may name a customer's number, are left out by the instrumentation.
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddSource(CallTrace.Source, "Npgsql").AddOtlpExporter());
        return services;
    }
}
