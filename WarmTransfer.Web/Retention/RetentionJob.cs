using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Retention;

/// <summary>Once an hour, on the one node that has the duty: brings old numbers into the table, finishes erasures, and deletes what has been kept for long enough.</summary>
internal sealed class RetentionJob(OldNumbers old, Erasures erasures, RetentionRun retention, IAuditLog audit, Measures measures, TimeProvider clock, ILogger<RetentionJob> log) : BackgroundService
{
    public const string Actor = "(retention)", Act = "deletes what was kept long enough";
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; ; wait = Interval)
        {
            await Task.Delay(wait, clock, stoppingToken);
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(fault, "What was kept long enough could not be deleted; it is tried again in an hour.");
            }
        }
    }

    internal async Task Run(CancellationToken cancel)
    {
        await old.Move(cancel);
        await erasures.Finish(cancel);
        var deleted = await retention.Run(cancel);
        foreach (var (kind, count) in deleted) measures.Deleted(kind, count);
        if (deleted.Count == 0) return;
        var words = string.Join(", ", deleted.Select(kind => $"{kind.Value} {kind.Key}"));
        log.LogInformation("Kept long enough and deleted: {Deleted}.", words);
        await audit.Write(new AuditEntry(Actor, Act, AuditOutcome.Done, words));
    }
}
