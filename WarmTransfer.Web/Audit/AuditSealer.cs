using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>
/// Seals what has been written since, every second and in order: one chain whoever wrote the lines, of which calls know nothing. It runs where the duty is; two of
/// them at once seal the same line, which only one can.
/// </summary>
internal sealed class AuditSealer(
    IDbContextFactory<WarmTransferDb> databases, WriteGate gate, AuditChain chain, IHostEnvironment environment, TimeProvider clock, ILogger<AuditSealer> log) : BackgroundService
{
    internal const int Page = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Seals a page; whether there may be more.</summary>
    public async Task<bool> Seal(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await SettledRows.Last(db, cancel) is not { } settled) return false;
        var last = await db.AuditSeals.AsNoTracking().OrderByDescending(seal => seal.Id).FirstOrDefaultAsync(cancel);
        var after = last?.Id ?? long.MinValue;
        var rows = await db.Audit.AsNoTracking().Where(row => row.Id > after && row.Id <= settled).OrderBy(row => row.Id).Take(Page).ToListAsync(cancel);
        if (rows is []) return false;
        db.AuditSeals.AddRange(Seals(last?.Hash ?? AuditChain.Beginning, rows));
        await gate.Run(() => db.SaveChangesAsync(cancel), cancel);
        return rows.Count == Page;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (chain.KeyName.Length == 0 && environment.IsProduction())
            log.LogWarning("The audit is sealed without a key: whoever can write the database can seal what they changed. Set Audit:Key.");
        using var timer = new PeriodicTimer(Interval, clock);
        do await SealAll(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SealAll(CancellationToken cancel)
    {
        try
        {
            while (await Seal(cancel)) { }
        }
        // Another node was first, which happens while the duty changes hands; or the database is away.
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(fault, "The audit could not be sealed; it is tried again in a second.");
        }
    }

    private IEnumerable<AuditSeal> Seals(string previous, IEnumerable<AuditRow> rows)
    {
        foreach (var row in rows)
        {
            previous = chain.Seal(previous, row);
            yield return new AuditSeal { Id = row.Id, Hash = previous, Key = chain.KeyName };
        }
    }
}
