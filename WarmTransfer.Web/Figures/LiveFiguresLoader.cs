using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Figures;

/// <summary>Fills the figures from the database at start.</summary>
internal sealed class LiveFiguresLoader(IDbContextFactory<WarmTransferDb> databases, LiveFigures figures, TimeProvider clock) : IHostedLifecycleService
{
    // Twilio ends every call after a day: what arrived earlier was over before the figures begin.
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(24);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var horizon = Period.Horizon(clock.GetUtcNow(), figures.Zone);
        var earliest = horizon - LongestCall;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await foreach (var row in db.Calls.AsNoTracking().Where(row => row.Live || row.ArrivedAt >= earliest).AsAsyncEnumerable().WithCancellation(cancellationToken))
            figures.Note([new Versioned<Call>(row.Read(), row.Version)], []);
        figures.Note([], (await db.AgentStates.AsNoTracking().Where(row => row.Until >= horizon).ToListAsync(cancellationToken)).Select(row => row.Read()));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
