using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Quality;

/// <summary>Keeps how each leg sounds: all of it in the database, the judgement on the board. It is no fact of the call: nothing that a call does depends on it.</summary>
internal sealed class QualityLog(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, Board board, NodeBus bus, TimeProvider clock)
{
    /// <summary>False when the leg is not, and was not, this agent's.</summary>
    public async Task<bool> Note(AgentId me, QualityReport report, CancellationToken cancel)
    {
        if (await gate.Change(() => Save(me, report, cancel), cancel) is not { } row) return false;
        board.Put(new CallId(row.CallId), new LegId(row.LegId), row.Sound);
        bus.Tell(node => new NodeNews(node) { Sounds = [new LegNews(row.CallId, row.LegId, row.Sound)] });
        return true;
    }

    private async Task<LegQualityRow?> Save(AgentId me, QualityReport report, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.LegQualities.FindAsync([report.Leg], cancel) ?? Begin(db, me, report.Leg!);
        if (row?.AgentId != me.Value) return null;
        row.Note(report, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return row;
    }

    // The first report comes while the leg is up; the last may come when the call is long gone.
    private LegQualityRow? Begin(WarmTransferDb db, AgentId me, string sid) =>
        LegOf(me, sid) is { } own ? db.LegQualities.Add(LegQualityRow.Of(sid, own.Call, own.Leg, me)).Entity : null;

    private (CallId Call, LegId Leg)? LegOf(AgentId me, string sid) =>
        board.Snapshot is { } snapshot && snapshot.Agents.GetValueOrDefault(me)?.Engagement is { } engaged
        && snapshot.Calls.GetValueOrDefault(engaged.Call)?.FindBySid(sid) is { } leg && leg.Agent == me
            ? (engaged.Call, leg.Id)
            : null;
}
