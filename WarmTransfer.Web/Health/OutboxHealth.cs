using System.Data.Common;
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
        try
        {
            return Judge(await Oldest(cancellationToken));
        }
        catch (Exception fault) when (fault is DbException or OperationCanceledException or InvalidOperationException)
        {
            return HealthCheckResult.Degraded("It could not be read.");
        }
    }

    private async Task<DateTimeOffset?> Oldest(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Outbox.Where(row => row.DoneAt == null).MinAsync(row => (DateTimeOffset?)row.DueAt, cancel);
    }

    private HealthCheckResult Judge(DateTimeOffset? oldest) =>
        clock.GetUtcNow() - oldest is { } age && age > Late ? HealthCheckResult.Degraded($"What is owed the longest has been due for {age.TotalSeconds:0} s.") : HealthCheckResult.Healthy();
}
