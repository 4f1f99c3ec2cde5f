using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Health;

/// <summary>Whether what is owed is carried out.</summary>
internal sealed class OutboxHealth(IDbContextFactory<WarmTransferDb> databases, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var oldest = await db.Outbox.Where(row => row.DoneAt == null).MinAsync(row => (DateTimeOffset?)row.DueAt, cancellationToken);
        return clock.GetUtcNow() - oldest is { } age && age > Late ? HealthCheckResult.Degraded($"What is owed the longest has been due for {age.TotalSeconds:0} s.") : HealthCheckResult.Healthy();
    }
}
