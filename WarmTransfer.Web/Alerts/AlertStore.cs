using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Alerts;

/// <summary>Keeps the alerts in the database: an acknowledgement before it is answered, all else within a second.</summary>
internal sealed class AlertStore(
    LiveAlerts keeper, IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock, ILogger<AlertStore> log) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private Dictionary<string, string> _kept = [];

    // Before anybody looks at the floor.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Alerts.AsNoTracking().ToListAsync(cancellationToken);
        keeper.Resume([.. rows.Select(row => row.Read())], clock.GetUtcNow());
        _kept = rows.ToDictionary(row => row.Id, row => row.Document);
    }

    public async Task Save(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var rows = keeper.Alerts.Select(AlertRow.Of).ToDictionary(row => row.Id, row => row.Document);
            if (rows.Count == _kept.Count && !rows.Except(_kept).Any()) return;
            await gate.Run(() => Replace(rows, cancel), cancel);
            _kept = rows;
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Save(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "The alerts could not be saved; they are again in a second.");
            }
        }
    }

    private async Task<int> Replace(Dictionary<string, string> rows, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await db.Alerts.ToDictionaryAsync(row => row.Id, cancel);
        db.RemoveRange(known.Values.Where(row => !rows.ContainsKey(row.Id)));
        foreach (var (id, document) in rows)
        {
            if (known.TryGetValue(id, out var row)) row.Document = document;
            else db.Add(new AlertRow { Id = id, Document = document });
        }

        return await db.SaveChangesAsync(cancel);
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
