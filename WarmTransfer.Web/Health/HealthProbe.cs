using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Backup;

namespace WarmTransfer.Web.Health;

/// <summary>What the database says, within two seconds or not at all.</summary>
internal sealed class HealthProbe(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, IOptions<DatabaseOptions> database, TimeProvider clock, ILogger<HealthProbe> log)
{
    public const double PatienceSeconds = 2;
    // Whoever is silent for longer is no part of this any more.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Null: it did not answer.</summary>
    public Task<Probed?> Look(CancellationToken cancel) => Soon(Ask, cancel);

    /// <summary>Writes how this node stands, and forgets those that are long gone.</summary>
    public Task Tell(NodeRow node, CancellationToken cancel) => Soon((db, soon) => gate.Run(() => Write(db, node, soon), soon), cancel);

    public Task Leave(string node, CancellationToken cancel) =>
        Soon((db, soon) => gate.Run(() => db.Nodes.Where(row => row.Id == node).ExecuteDeleteAsync(soon), soon), cancel);

    private async Task<T?> Soon<T>(Func<WarmTransferDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(PatienceSeconds), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await using var db = await databases.CreateDbContextAsync(both.Token);
            return await work(db, both.Token);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && fault is DbException or DbUpdateException or InvalidOperationException or OperationCanceledException or TimeoutException)
        {
            log.LogDebug(fault, "The database did not answer the health page.");
            return default;
        }
    }

    private async Task<Probed?> Ask(WarmTransferDb db, CancellationToken cancel)
    {
        var begun = clock.GetTimestamp();
        var oldest = await db.Outbox.Where(row => row.DoneAt == null).MinAsync(row => (DateTimeOffset?)row.DueAt, cancel);
        var answered = clock.GetElapsedTime(begun);
        var backup = await db.Progress.Where(row => row.Id == SqliteBackup.Seen).Select(row => (DateTimeOffset?)row.Until).FirstOrDefaultAsync(cancel);
        return new Probed(answered, oldest, backup, [.. await db.Nodes.AsNoTracking().OrderBy(row => row.StartedAt).ToListAsync(cancel)]);
    }

    private async Task<int> Write(WarmTransferDb db, NodeRow node, CancellationToken cancel)
    {
        var forgotten = node.SeenAt - Remembered;
        var alone = database.Value.IsOneFile;
        await db.Nodes.Where(row => row.Id != node.Id && (alone || row.SeenAt < forgotten)).ExecuteDeleteAsync(cancel);
        if (await db.Nodes.FindAsync([node.Id], cancel) is { } known) db.Entry(known).CurrentValues.SetValues(node);
        else db.Nodes.Add(node);
        return await db.SaveChangesAsync(cancel);
    }
}

/// <param name="Answered">How long it took.</param>
/// <param name="Oldest">When what is owed the longest was due; in the future: nothing is late.</param>
/// <param name="BackedUp">When the back-up command last succeeded.</param>
internal sealed record Probed(TimeSpan Answered, DateTimeOffset? Oldest, DateTimeOffset? BackedUp, ImmutableArray<NodeRow> Nodes);
