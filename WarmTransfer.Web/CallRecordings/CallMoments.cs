using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>What a call was after each of its events.</summary>
internal sealed class CallMoments(IDbContextFactory<WarmTransferDb> databases, CallMachine machine)
{
    /// <summary>In order; none when its timeline has gone.</summary>
    public async Task<IReadOnlyList<CallMoment>> Of(CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var events = await db.Events.AsNoTracking().Where(e => e.CallId == call.Value && e.Refusal == null).OrderBy(e => e.Id).ToListAsync(cancel);
        return [.. Replay.Moments(machine, events)];
    }
}
