using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Live;

/// <summary>Fills the board from the database at start, before anything else looks at it.</summary>
internal sealed class BoardLoader(IDbContextFactory<WarmTransferDb> databases, Board board) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var agents = await db.Agents.AsNoTracking().ToListAsync(cancellationToken);
        var calls = await db.Calls.AsNoTracking().Where(row => row.Live).ToListAsync(cancellationToken);
        var reader = await CustomerNumbers.Reader(db, calls.Select(row => row.Document), cancellationToken);
        board.Put([.. calls.Select(row => new Versioned<Call>(row.With(reader(row.Document)).Read(), row.Version))], [.. agents.Select(row => new Versioned<Agent>(row.Read(), row.Version))]);
        foreach (var row in await db.LegQualities.AsNoTracking().Where(leg => db.Calls.Any(call => call.Live && call.Id == leg.CallId)).ToListAsync(cancellationToken))
            board.Put(new CallId(row.CallId), new LegId(row.LegId), row.Sound);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
