using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>The end of the audit, as one reader of it goes on: what any node or command has written since the last look, each line once. By it a node learns what it was not told.</summary>
internal sealed class AuditTail(IDbContextFactory<WarmTransferDb> databases)
{
    // Lines whose transactions had not ended when the reader began.
    private const int InFlight = 500;
    private readonly Watermark _mark = new();
    private readonly HashSet<long> _told = [];
    private bool _hasBegun;

    /// <summary>Nothing at the first look: what was written before is no news.</summary>
    public async Task<IReadOnlyList<AuditRow>> Read(Expression<Func<AuditRow, bool>> wanted, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var highest = await db.Audit.MaxAsync(row => (long?)row.Id, cancel) ?? 0;
        var isFirst = !_hasBegun;
        if (isFirst) Begin(highest - InFlight);
        var from = _mark.From;
        var rows = await db.Audit.AsNoTracking().Where(row => row.Id > from).Where(wanted).OrderBy(row => row.Id).ToListAsync(cancel);
        _mark.Seen(highest);
        var news = rows.Where(row => _told.Add(row.Id)).ToList();
        _told.RemoveWhere(id => id <= _mark.From);
        return isFirst ? [] : news;
    }

    private void Begin(long from)
    {
        for (var look = 0; look < 2; look++) _mark.Seen(from);
        _hasBegun = true;
    }
}
