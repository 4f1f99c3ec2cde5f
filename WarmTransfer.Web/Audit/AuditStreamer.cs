using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>
/// Writes each sealed line to where it is collected, in order and at least once: how far it came is saved after a lot has been written. It runs where the duty is.
/// </summary>
internal sealed class AuditStreamer(
    IDbContextFactory<WarmTransferDb> databases, WriteGate gate, IOptions<AuditOptions> options, TimeProvider clock, ILogger<AuditStreamer> log) : BackgroundService
{
    internal const int Page = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Writes a page; whether there may be more.</summary>
    public async Task<bool> Write(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var position = await Position(db, cancel);
        var lines = await Lines(db, position.Last).ToListAsync(cancel);
        if (lines is []) return false;
        await Append(string.Concat(lines.Select(line => line.ToJson() + "\n")), cancel);
        position.Last = lines[^1].Id;
        await gate.Run(() => db.SaveChangesAsync(cancel), cancel);
        return lines.Count == Page;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Stream.Length == 0) return;
        using var timer = new PeriodicTimer(Interval, clock);
        do await WriteAll(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WriteAll(CancellationToken cancel)
    {
        try
        {
            while (await Write(cancel)) { }
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "The audit could not be streamed to {Stream}; it goes on from there in a second.", options.Value.Stream);
        }
    }

    private static async Task<AuditStreamRow> Position(WarmTransferDb db, CancellationToken cancel) =>
        await db.AuditStreams.FirstOrDefaultAsync(row => row.Id == AuditStreamRow.Only, cancel) ?? db.AuditStreams.Add(new AuditStreamRow { Id = AuditStreamRow.Only, Last = long.MinValue }).Entity;

    private static IQueryable<AuditLine> Lines(WarmTransferDb db, long after) => db.AuditSeals.AsNoTracking().Where(seal => seal.Id > after).OrderBy(seal => seal.Id).Take(Page)
        .Join(db.Audit, seal => seal.Id, row => row.Id, (seal, row) => new { row, seal.Hash }).OrderBy(both => both.row.Id).Select(both => AuditLine.Of(both.row, both.Hash));

    private async Task Append(string text, CancellationToken cancel)
    {
        if (options.Value.Stream == AuditOptions.StandardOutput)
        {
            await System.Console.Out.WriteAsync(text.AsMemory(), cancel);
            return;
        }

        await using var file = AuditFile.Open(options.Value.Stream);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        file.Flush(flushToDisk: true);
    }
}
