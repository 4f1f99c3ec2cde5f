using Microsoft.Extensions.Diagnostics.HealthChecks;
using WarmTransfer.Web.Cluster;

namespace WarmTransfer.Web.Health;

/// <summary>Whether other nodes are told at once; without it they are half a second late, and nothing is lost.</summary>
internal sealed class BusHealth(NodeBus bus) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!bus.IsConfigured || bus.IsConnected ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Redis does not answer; other nodes learn of changes half a second late."));
}
