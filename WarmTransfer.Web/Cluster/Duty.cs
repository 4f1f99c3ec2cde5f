using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Cluster;

/// <summary>
/// The lease of what only one node may do. Its holder beats once a second; whoever sees no beat for <see cref="Silence"/>, by its own stopwatch, takes it over.
/// It keeps work from being done twice and decides nothing: two holders for a moment only refuse each other's changes by their versions.
/// </summary>
internal sealed class Duty(IDbContextFactory<WarmTransferDb> databases, IOptions<DatabaseOptions> database, TimeProvider clock)
{
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);
    // Before anybody else can have taken it over.
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly string _me = Guid.NewGuid().ToString("N");
    private (string Holder, int Term, long Beat)? _seen;
    private long _seenAt, _beatenAt;
    private int _term;
    // Nobody else can have the file.
    private volatile bool _isHeld = database.Value.IsOneFile;

    /// <summary>Also by its own stopwatch: a process that stood still for longer than a holder may be silent has lost it, and knows before anybody tells.</summary>
    public bool IsHeld => _isHeld && (database.Value.IsOneFile || clock.GetElapsedTime(Volatile.Read(ref _beatenAt)) < Doubt);

    /// <summary>Asked right before what must not be done by two.</summary>
    /// <exception cref="DutyLostException">Somebody else may have the duty by now.</exception>
    public void Demand()
    {
        if (!IsHeld) throw new DutyLostException();
    }

    /// <summary>Whether another node was seen at work, so that somebody has listened to Twilio all the time.</summary>
    public bool HasSeenAnother { get; private set; }

    /// <summary>One beat of the holder, or one look of the others. Whether the lease is held afterwards.</summary>
    public async Task<bool> Beat(CancellationToken cancel)
    {
        if (database.Value.IsOneFile) return true;
        try
        {
            await Soon(Ask, cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            // Until somebody else may have taken it, it is held without a beat.
            _isHeld &= clock.GetElapsedTime(_beatenAt) < Doubt;
        }

        return _isHeld;
    }

    /// <summary>Leaves it to whoever looks next. Without the database, to whoever hears no beat.</summary>
    public async Task Release(CancellationToken cancel)
    {
        if (!_isHeld || database.Value.IsOneFile) return;
        _isHeld = false;
        try
        {
            await Soon((db, soon) => Mine(db).ExecuteUpdateAsync(set => set.SetProperty(row => row.Beat, DutyRow.Released), soon), cancel);
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or OperationCanceledException or TimeoutException)
        {
        }
    }

    // Not for as long as the provider would try again: who waits for the database does not hear that time passes.
    private async Task Soon(Func<WarmTransferDb, CancellationToken, Task> work, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        await using var db = await databases.CreateDbContextAsync(both.Token);
        await work(db, both.Token);
    }

    private async Task Ask(WarmTransferDb db, CancellationToken cancel)
    {
        // The others count from when it was written, which may be long before the answer is read.
        var asked = clock.GetTimestamp();
        var held = _isHeld ? await Keep(db, cancel) : await TryTake(db, cancel);
        if (held) Volatile.Write(ref _beatenAt, asked);
        _isHeld = held;
    }

    private async Task<bool> Keep(WarmTransferDb db, CancellationToken cancel) =>
        await Mine(db).ExecuteUpdateAsync(set => set.SetProperty(row => row.Beat, row => row.Beat + 1), cancel) == 1;

    private async Task<bool> TryTake(WarmTransferDb db, CancellationToken cancel)
    {
        if (await db.Duties.AsNoTracking().FirstOrDefaultAsync(row => row.Id == DutyRow.Only, cancel) is not { } row) return await Begin(db, cancel);
        if (row.Holder == _me && row.Term == _term) return await Keep(db, cancel);
        if (!IsAbandoned(row)) return false;
        _term = row.Term + 1;
        return await db.Duties.Where(other => other.Id == row.Id && other.Term == row.Term && other.Beat == row.Beat)
            .ExecuteUpdateAsync(set => set.SetProperty(other => other.Holder, _me).SetProperty(other => other.Term, _term).SetProperty(other => other.Beat, 0), cancel) == 1;
    }

    private bool IsAbandoned(DutyRow row)
    {
        if (row.Beat == DutyRow.Released) return true;
        if (_seen == (row.Holder, row.Term, row.Beat)) return clock.GetElapsedTime(_seenAt) > Silence;
        HasSeenAnother |= _seen is not null;
        (_seen, _seenAt) = ((row.Holder, row.Term, row.Beat), clock.GetTimestamp());
        return false;
    }

    private async Task<bool> Begin(WarmTransferDb db, CancellationToken cancel)
    {
        _term = 1;
        db.Duties.Add(new DutyRow { Id = DutyRow.Only, Holder = _me, Term = _term });
        try
        {
            return await db.SaveChangesAsync(cancel) == 1;
        }
        // Another was first.
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private IQueryable<DutyRow> Mine(WarmTransferDb db) => db.Duties.Where(row => row.Id == DutyRow.Only && row.Holder == _me && row.Term == _term);
}

/// <summary>Somebody else may have the duty by now.</summary>
internal sealed class DutyLostException() : Exception("This node has the duty no more.");
