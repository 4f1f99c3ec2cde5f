using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.Audit;

/// <summary>Some lines of the audit, the newest first.</summary>
/// <param name="Earlier">Before which line there are more; null: there are none.</param>
internal sealed record AuditLines(IReadOnlyList<AuditLine> Lines, long? Earlier);

/// <summary>What the audit's page asks.</summary>
internal interface IAuditReader
{
    /// <param name="before">Number of a line; null: the newest.</param>
    Task<AuditLines> Page(CurrentAgent viewer, AuditFilter filter, long? before, CancellationToken cancel);
}

/// <summary>Reads the audit, and writes down who did.</summary>
internal sealed class AuditReader(IDbContextFactory<WarmTransferDb> databases, IAuditLog audit) : IAuditReader
{
    public const int PageSize = 100;
    private const int Together = 500;

    public async Task<AuditLines> Page(CurrentAgent viewer, AuditFilter filter, long? before, CancellationToken cancel)
    {
        audit.Note(new AuditEntry(viewer.AgentId, "reads the audit", AuditOutcome.Done, filter.Query));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = Filtered(db, filter).Where(row => before == null || row.Id < before).OrderByDescending(row => row.Id).Take(PageSize + 1);
        var lines = await Lines(db, rows).OrderByDescending(line => line.Id).ToListAsync(cancel);
        AuditLine[] shown = [.. lines.Take(PageSize).Select(line => line.Line)];
        return new AuditLines(shown, lines.Count > PageSize ? shown[^1].Id : null);
    }

    /// <summary>All of them, the oldest first, read as they are taken; it ends with what is there now.</summary>
    public async Task<IAsyncEnumerable<AuditLine>> Export(CurrentAgent viewer, AuditFilter filter, string format, CancellationToken cancel)
    {
        await audit.Write(new AuditEntry(viewer.AgentId, "exports the audit", AuditOutcome.Done, $"{format} {filter.Query}".Trim()));
        await using var db = await databases.CreateDbContextAsync(cancel);
        return All(filter, await db.Audit.MaxAsync(row => (long?)row.Id, cancel) ?? 0, cancel);
    }

    private async IAsyncEnumerable<AuditLine> All(AuditFilter filter, long last, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long? next = long.MinValue; next is { } after;)
        {
            List<Numbered> lines;
            await using (var db = await databases.CreateDbContextAsync(cancel))
                lines = await Lines(db, Filtered(db, filter).Where(row => row.Id > after && row.Id <= last).OrderBy(row => row.Id).Take(Together)).OrderBy(line => line.Id).ToListAsync(cancel);
            foreach (var line in lines) yield return line.Line;
            next = lines.Count == Together ? lines[^1].Id : null;
        }
    }

    private static IQueryable<Numbered> Lines(WarmTransferDb db, IQueryable<AuditRow> rows) =>
        from row in rows
        join seal in db.AuditSeals on row.Id equals seal.Id into seals
        from seal in seals.DefaultIfEmpty()
        select new Numbered { Id = row.Id, Row = row, Hash = seal.Hash };

    private static IQueryable<AuditRow> Filtered(WarmTransferDb db, AuditFilter filter)
    {
        var rows = db.Audit.AsNoTracking();
        if (filter.Who is { Length: > 0 } who) rows = rows.Where(row => row.Actor == who || row.AgentId == who);
        if (filter.Act is { Length: > 0 } act) rows = Acts(rows, act, AuditActs.Called(act, Words.In(Language.Current)));
        if (filter.OutcomeAsked is { } outcome) rows = rows.Where(row => row.Outcome == outcome);
        if (filter.Call is { Length: > 0 } call) rows = rows.Where(row => row.CallId == call);
        if (filter.Begin is { } begin) rows = rows.Where(row => row.At >= begin);
        if (filter.End is { } end) rows = rows.Where(row => row.At < end);
        return rows;
    }

    // Whoever reads the acts in another language asks in that.
    private static IQueryable<AuditRow> Acts(IQueryable<AuditRow> rows, string asked, string[] called) =>
        called is [] ? rows.Where(row => row.Act.Contains(asked)) : rows.Where(row => row.Act.Contains(asked) || called.Contains(row.Act));

    private sealed class Numbered
    {
        public required long Id { get; init; }

        public required AuditRow Row { get; init; }

        public required string? Hash { get; init; }

        public AuditLine Line => AuditLine.Of(Row, Hash);
    }
}
