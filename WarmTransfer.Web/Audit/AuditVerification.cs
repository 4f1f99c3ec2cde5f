using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>What was found when the audit was held against its seals.</summary>
/// <param name="Fault">The first line that is wrong or missing, in a sentence; null: all is well.</param>
/// <param name="Sealed">Lines whose seal is right.</param>
/// <param name="Keyless">How many of those were sealed before there was a key.</param>
/// <param name="Unsealed">Lines after the last seal, which are still to be sealed.</param>
internal sealed record AuditVerdict(string? Fault, long Sealed, long Keyless, long Unsealed, AuditSeal? Last);

/// <summary>Computes every seal again.</summary>
/// <param name="after">Lines up to this one have been removed by whoever may, and its seal is where the chain begins.</param>
/// <param name="holds">A hash that was seen once, which has to be in the chain: without it, nobody knows of what is gone from the end.</param>
internal sealed class AuditVerification(IDbContextFactory<WarmTransferDb> databases, AuditChain chain, long? after = null, string? holds = null)
{
    private bool _held = holds is null;
    private long _sealed, _keyless;
    private AuditSeal? _last;

    public async Task<AuditVerdict> Run(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var end = await db.AuditSeals.MaxAsync(seal => (long?)seal.Id, cancel) ?? long.MinValue;
        var fault = await Anchor(db, cancel) ?? await Chain(db, end, cancel);
        if (fault is null && !_held) fault = $"No line has the hash {holds}: lines were removed from the end, or all were sealed anew.";
        return new AuditVerdict(fault, _sealed, _keyless, await db.Audit.CountAsync(row => row.Id > end, cancel), _last);
    }

    private async Task<string?> Anchor(WarmTransferDb db, CancellationToken cancel)
    {
        if (after is null) return null;
        _last = await db.AuditSeals.AsNoTracking().FirstOrDefaultAsync(seal => seal.Id == after, cancel);
        return _last is null ? $"Line {after} has no seal from which the chain could go on." : null;
    }

    // Both are read as they come, so that the audit may be of any length.
    private async Task<string?> Chain(WarmTransferDb db, long end, CancellationToken cancel)
    {
        var from = after ?? long.MinValue;
        await using var other = await databases.CreateDbContextAsync(cancel);
        await using var rows = db.Audit.AsNoTracking().Where(row => row.Id > from && row.Id <= end).OrderBy(row => row.Id).AsAsyncEnumerable().GetAsyncEnumerator(cancel);
        await foreach (var seal in other.AuditSeals.AsNoTracking().Where(seal => seal.Id > from && seal.Id <= end).OrderBy(seal => seal.Id).AsAsyncEnumerable().WithCancellation(cancel))
            if (Fault(seal, await rows.MoveNextAsync() ? rows.Current : null) is { } fault) return fault;
        return null;
    }

    private string? Fault(AuditSeal seal, AuditRow? row)
    {
        if (row is null || row.Id > seal.Id) return $"Line {seal.Id} is missing: it was sealed and has been removed.";
        if (row.Id < seal.Id) return $"Line {row.Id} has no seal although later ones have: it was put in later, or its seal was removed.";
        if (ChainOf(seal) is not { } its) return $"Line {seal.Id} is sealed {(seal.Key.Length == 0 ? "without a key, after lines with one" : "with another key than Audit:Key")}.";
        if (its.Seal(_last?.Hash ?? AuditChain.Beginning, row) != seal.Hash) return $"Line {seal.Id} is not what was sealed: it, or its seal, has been changed.";
        Count(seal);
        return null;
    }

    // A key may come to an audit that began without one, and not go from it again.
    private AuditChain? ChainOf(AuditSeal seal) => seal.Key == chain.KeyName ? chain : seal.Key.Length == 0 && _sealed == _keyless ? AuditChain.Keyless : null;

    private void Count(AuditSeal seal)
    {
        _sealed++;
        if (seal.Key.Length == 0) _keyless++;
        _held |= seal.Hash == holds;
        _last = seal;
    }
}
