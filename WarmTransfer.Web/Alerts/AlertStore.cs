using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>Keeps the alerts in the database: an acknowledgement before it is answered, all else within a second.</summary>
internal sealed class AlertStore(
    LiveAlerts keeper, IDbContextFactory<WarmTransferDb> databases, WriteGate gate, Duty duty, Board board, IOptions<DatabaseOptions> database, TimeProvider clock, ILogger<AlertStore> log) : BackgroundService, IHostedLifecycleService
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
            await Hear(cancel);
            if (!duty.IsHeld) return;
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

    /// <summary>Who has seen it, written where the alert is kept, whichever node that is. False when it is over, or was seen by another first.</summary>
    public Task<bool> SaveSeen(Alert seen, CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Alerts.FirstOrDefaultAsync(row => row.Id == seen.Id, cancel) is not { } row || row.Read() is not { Seen: null } kept) return false;
        row.Document = AlertRow.Of(kept with { Seen = seen.Seen }).Document;
        return await db.SaveChangesAsync(cancel) == 1;
    }, cancel);

    // With several nodes: what was acknowledged at another, and all of it where another keeps the book.
    private async Task Hear(CancellationToken cancel)
    {
        if (database.Value.IsOneFile) return;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Alerts.AsNoTracking().ToListAsync(cancel);
        if (duty.IsHeld) keeper.TakeSeen(rows.ToDictionary(row => row.Id, row => row.Read().Seen));
        else if (rows.Count != _kept.Count || rows.Any(row => _kept.GetValueOrDefault(row.Id) != row.Document)) Follow(rows);
    }

    private void Follow(List<AlertRow> rows)
    {
        keeper.Resume([.. rows.Select(row => row.Read())], clock.GetUtcNow());
        _kept = rows.ToDictionary(row => row.Id, row => row.Document);
        board.Touch();
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
