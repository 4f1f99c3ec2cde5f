using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.People;

/// <summary>
/// Everybody, for all pages of people that are open at this node: read again only when somebody was changed, here or elsewhere. Of the latter the audit tells, in
/// which every change stands with whom it was made to. Where nothing is new, the same array is given again.
/// </summary>
internal sealed class LivePeople(PeopleReader reader, IDbContextFactory<WarmTransferDb> databases, TimeProvider clock) : IDisposable
{
    // However many pages are open.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);
    private static readonly Expression<Func<AuditRow, bool>> Tells = row => row.AgentId != null && row.CallId == null && row.Outcome == AuditOutcome.Done;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly AuditTail _audit = new(databases);
    private ImmutableArray<PersonRow>? _all;
    private long _lookedAt;
    private volatile bool _isStale = true;

    /// <summary>How often everybody was read.</summary>
    public int Reads { get; private set; }

    /// <summary>Somebody was changed at this node.</summary>
    public void Expire() => _isStale = true;

    /// <summary>In the order of their names.</summary>
    public async Task<ImmutableArray<PersonRow>> Now(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var all = _all is { } known && !await IsOld(cancel) ? known : await Read(cancel);
            _all = reader.WithLastSeen(all);
            return _all.Value;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> IsOld(CancellationToken cancel)
    {
        if (_isStale) return true;
        if (clock.GetElapsedTime(_lookedAt) < Interval) return false;
        _lookedAt = clock.GetTimestamp();
        return await _audit.Read(Tells, cancel) is not [];
    }

    // What is written while it is read is news at the next look.
    private async Task<ImmutableArray<PersonRow>> Read(CancellationToken cancel)
    {
        if (_all is null) await _audit.Read(Tells, cancel);
        _isStale = false;
        Reads++;
        try
        {
            return await reader.All(cancel);
        }
        catch
        {
            _isStale = true;
            throw;
        }
    }
}
