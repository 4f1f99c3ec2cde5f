using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Web.Cluster;

/// <summary>
/// Finds in the database what this node has not been told: versions that are newer there, and rows beyond those it has seen. Every five seconds beside
/// the bus, twice a second without it.
/// </summary>
internal sealed class CatchUp(
    IDbContextFactory<WarmTransferDb> databases, Board board, NodeBus bus, NewsReader reader, LastConfirmed confirmed, IOptions<DatabaseOptions> database, TimeProvider clock, ILogger<CatchUp> log)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan BesideTheBus = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Alone = TimeSpan.FromMilliseconds(500);
    private readonly Nudge _nudge = new(clock);
    private readonly Watermark _events = new(), _intervals = new();

    // After the board and the figures are filled: what is saved from here on is above the marks.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (database.Value.IsOneFile) return;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        _events.Seen(await db.Events.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0);
        _intervals.Seen(await db.AgentStates.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0);
        await bus.Start(reader.Take, AtOnce);
    }

    /// <summary>Looks now: what was told in the meantime has not been heard.</summary>
    public void AtOnce() => _nudge.AtOnce();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Value.IsOneFile) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await _nudge.Wait(bus.IsConnected ? BesideTheBus : Alone, stoppingToken);
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("What other nodes have saved could not be read: {Fault} Trying again.", fault.Message);
            }
        }
    }

    internal async Task Look(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var calls = await OtherCalls(db, cancel);
        calls.UnionWith(await CallsOfNewEvents(db, cancel));
        var agents = await OtherAgents(db, cancel);
        reader.Take(new NodeNews("the database")
        {
            Calls = await Read(db, calls, cancel),
            Agents = [.. await db.Agents.AsNoTracking().Where(row => agents.Contains(row.Id)).ToListAsync(cancel)],
            Over = [.. await NewIntervals(db, cancel)],
        });
        confirmed.KeepOnly(board.Snapshot.Calls);
    }

    private static async Task<ImmutableArray<CallRow>> Read(WarmTransferDb db, HashSet<string> ids, CancellationToken cancel)
    {
        var rows = await db.Calls.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel);
        var reader = await CustomerNumbers.Reader(db, rows.Select(row => row.Document), cancel);
        return [.. rows.Select(row => row.With(reader(row.Document)))];
    }

    // Newer there, or live there and not here, or here and not live there.
    private async Task<HashSet<string>> OtherCalls(WarmTransferDb db, CancellationToken cancel)
    {
        var here = board.CallVersions().ToDictionary(call => call.Id.Value, call => call.Version);
        var there = await db.Calls.Where(row => row.Live).Select(row => new { row.Id, row.Version }).ToListAsync(cancel);
        var other = there.Where(call => !here.Remove(call.Id, out var version) || version < call.Version).Select(call => call.Id).ToHashSet();
        other.UnionWith(here.Keys);
        return other;
    }

    private async Task<List<string>> OtherAgents(WarmTransferDb db, CancellationToken cancel)
    {
        var there = await db.Agents.Select(row => new { row.Id, row.Version }).ToListAsync(cancel);
        return [.. there.Where(agent => !(board.Find(new AgentId(agent.Id))?.Version >= agent.Version)).Select(agent => agent.Id)];
    }

    // A call that has come and gone since the last look is no more on any board, but counts in the figures.
    private async Task<IEnumerable<string>> CallsOfNewEvents(WarmTransferDb db, CancellationToken cancel)
    {
        var rows = await db.Events.Where(row => row.Id > _events.From).Select(row => new { row.Id, row.CallId }).ToListAsync(cancel);
        _events.Seen(rows.Select(row => row.Id).DefaultIfEmpty().Max());
        return rows.Select(row => row.CallId).Distinct().Where(call => board.Find(new CallId(call)) is null);
    }

    private async Task<List<AgentStateRow>> NewIntervals(WarmTransferDb db, CancellationToken cancel)
    {
        var rows = await db.AgentStates.AsNoTracking().Where(row => row.Id > _intervals.From).ToListAsync(cancel);
        _intervals.Seen(rows.Select(row => row.Id).DefaultIfEmpty().Max());
        return rows;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
