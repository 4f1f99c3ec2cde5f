using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Sessions;

/// <summary>Looks every two seconds whether somebody was unlocked at another node, which the bus may not have told.</summary>
internal sealed class UnlockWatch(IDbContextFactory<WarmTransferDb> databases, SignInPace pace, TimeProvider clock, ILogger<UnlockWatch> log) : BackgroundService
{
    /// <summary>How it stands in the audit.</summary>
    public const string Act = "unlock-user";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly AuditTail _audit = new(databases);

    internal async Task Look(CancellationToken cancel)
    {
        foreach (var row in await _audit.Read(row => row.Act == Act && row.Outcome == AuditOutcome.Done, cancel)) pace.Forgive(row.AgentId!.ToUpperInvariant());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogDebug(fault, "Who was unlocked elsewhere could not be looked up; the next look is in two seconds.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
