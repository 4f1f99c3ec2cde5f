using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WarmTransfer.Web.Health;

/// <summary>A node that is about to end takes nothing new.</summary>
internal sealed class Stopping(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("It is stopping.")
        : lifetime.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Healthy()
        : HealthCheckResult.Unhealthy("It is starting."));
}
