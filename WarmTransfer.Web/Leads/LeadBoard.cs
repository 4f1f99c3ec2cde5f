using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Leads;

/// <summary>The leads that are open, and those that have ended lately, in memory: looked at twice a second, and at once after a change at this node.</summary>
internal sealed class LeadBoard(IDbContextFactory<WarmTransferDb> databases, TimeProvider clock, ILogger<LeadBoard> log) : BackgroundService
{
    /// <summary>So many are shown at most, the newest.</summary>
    public const int Most = 1_000;

    /// <summary>For so long a lead that has ended is shown.</summary>
    public static TimeSpan Shown { get; } = TimeSpan.FromHours(24);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly Nudge _nudge = new(clock);
    private readonly Subscriptions _subscriptions = new();
    private volatile Seen _seen = new([], []);
    private bool _failed;

    /// <summary>The newest call first.</summary>
    public IReadOnlyList<Lead> Now => _seen.Leads;

    public Subscription Subscribe() => _subscriptions.Subscribe();

    public void AtOnce() => _nudge.AtOnce();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryLook(stoppingToken);
            await _nudge.Wait(Interval, stoppingToken);
        }
    }

    internal async Task Look(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = now - Shown;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var there = await db.Leads.Where(row => row.EndedAt == null || row.EndedAt >= since).OrderByDescending(row => row.LastAt).Take(Most).Select(row => new { row.Id, row.Version }).ToListAsync(cancel);
        var known = _seen.Known.ToDictionary(one => one.Value.Id.Value);
        var read = await Read(db, [.. there.Where(row => known.GetValueOrDefault(row.Id)?.Version != row.Version).Select(row => row.Id)], cancel);
        Take([.. there.Select(row => read.GetValueOrDefault(row.Id) ?? known.GetValueOrDefault(row.Id)).OfType<Versioned<Lead>>()], now);
    }

    // Time alone gives back what nobody is heard of any more.
    private void Take(ImmutableArray<Versioned<Lead>> all, DateTimeOffset now)
    {
        var seen = new Seen(all, [.. all.Select(one => one.Value.HolderAt(now))]);
        if (seen.Known.SequenceEqual(_seen.Known) && seen.Holders.SequenceEqual(_seen.Holders)) return;
        _seen = seen;
        _subscriptions.Wake();
    }

    private static async Task<Dictionary<string, Versioned<Lead>>> Read(WarmTransferDb db, List<string> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var rows = await db.Leads.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel);
        var reader = await CustomerNumbers.Reader(db, rows.Select(row => row.Document), cancel);
        return rows.ToDictionary(row => row.Id, row => new Versioned<Lead>(Json.Read<Lead>(reader(row.Document)), row.Version));
    }

    private async Task TryLook(CancellationToken cancel)
    {
        try
        {
            await Look(cancel);
            _failed = false;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // Twice a second is often enough to look, and too often to say that it failed.
            if (!_failed) log.LogWarning("Leads could not be read; those that were known are shown: {Fault}", fault.Message);
            _failed = true;
        }
    }

    private sealed record Seen(ImmutableArray<Versioned<Lead>> Known, ImmutableArray<AgentId?> Holders)
    {
        public ImmutableArray<Lead> Leads { get; } = [.. Known.Select(one => one.Value)];
    }
}
