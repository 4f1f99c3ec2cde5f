using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>Writes the audit: what is done or denied at once, what is read behind the reader's back, and what could not be written as soon as it can.</summary>
internal sealed class AuditLog(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock, ILogger<AuditLog> log) : BackgroundService, IAuditLog
{
    /// <summary>Lines that may wait for the database; more are lost, and the log says so.</summary>
    public const int Room = 10_000;
    private const int Together = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(5);
    private readonly AuditTally _tally = new();
    private readonly Channel<AuditRow> _waiting = Channel.CreateBounded<AuditRow>(Room);
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    // The oldest that wait: whose turn it is writes them, and tries the same ones again when that fails.
    private readonly List<AuditRow> _together = [];

    private int Waiting => _waiting.Reader.Count + _together.Count;

    public async Task Write(AuditEntry entry)
    {
        if (Line(entry) is not { } row) return;
        try
        {
            // Not the request's token: whoever is denied could hang up before it is written.
            await Append([row], _stopping.Token);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The audit could not be written and is tried again: {Actor}, {Act}, {Outcome}.", row.Actor, row.Act, row.Outcome);
            Queue(row);
        }
    }

    public void WriteWith(WarmTransferDb db, AuditEntry entry) => db.Audit.Add(AuditRow.Of(entry.From(AuditOrigin.Current), clock.GetUtcNow()));

    public void Note(AuditEntry entry)
    {
        if (_tally.Add(entry.From(AuditOrigin.Current), clock.GetUtcNow()) is { } row) Queue(row);
    }

    /// <summary>Everything that waits, and what the minutes that are over have counted.</summary>
    public async Task Flush(CancellationToken cancel)
    {
        foreach (var counted in _tally.Take(clock.GetUtcNow())) Queue(counted);
        await _turn.WaitAsync(cancel);
        try
        {
            while (Fill()) await AppendTogether(cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        foreach (var counted in _tally.Take(clock.GetUtcNow(), all: true)) Queue(counted);
        using var limit = new CancellationTokenSource(LastWord, clock);
        await Try(limit.Token);
        if (Waiting > 0) log.LogError("{Lines} lines of the audit were not written before the end.", Waiting);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Try(stoppingToken);
    }

    private async Task Try(CancellationToken cancel)
    {
        try
        {
            await Flush(cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "{Lines} lines of the audit wait to be written; they are tried again in a second.", Waiting);
        }
        catch (OperationCanceledException)
        {
            // They wait for the last look, or are told of there.
        }
    }

    // What was done is never counted together: each is somebody's deed.
    private AuditRow? Line(AuditEntry entry)
    {
        var (from, now) = (entry.From(AuditOrigin.Current), clock.GetUtcNow());
        return from.Outcome == AuditOutcome.Denied ? _tally.Add(from, now) : AuditRow.Of(from, now);
    }

    private void Queue(AuditRow row)
    {
        if (!_waiting.Writer.TryWrite(row)) log.LogError("The audit could not be written, and too much waits already: {Actor}, {Act}, {Outcome}.", row.Actor, row.Act, row.Outcome);
    }

    private bool Fill()
    {
        while (_together.Count < Together && _waiting.Reader.TryRead(out var row)) _together.Add(row);
        return _together.Count > 0;
    }

    private async Task AppendTogether(CancellationToken cancel)
    {
        await Append(_together, cancel);
        _together.Clear();
    }

    private Task<int> Append(IReadOnlyList<AuditRow> rows, CancellationToken cancel) => gate.Run(
        async () =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            db.Audit.AddRange(rows.Select(row => row.Copy()));
            return await db.SaveChangesAsync(cancel);
        },
        cancel);
}
