using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<WarmTransferDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Healthy();
        }
        catch (OperationCanceledException)
        {
            // For two seconds; that is an answer too.
        }

        return HealthCheckResult.Unhealthy("It does not answer.");
    }
}
