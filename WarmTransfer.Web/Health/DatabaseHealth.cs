using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<WarmTransferDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("It does not answer.");
    }
}
