using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>What a rule would have raised.</summary>
/// <param name="From">A day ago, or later where there were too many calls for a whole day.</param>
internal sealed record AlertPreview(DateTimeOffset From, ImmutableArray<PastAlert> Alerts);

/// <summary>Replays the last day by a rule that may not be saved yet, one at a time: calls go first.</summary>
internal sealed class AlertPreviews(
    IDbContextFactory<WarmTransferDb> databases, Permissions permissions, LiveQueues queues, Board board, AlertPolicy policy, TimeProvider clock) : IDisposable
{
    public const int MostCalls = 20_000;
    private const int MostIntervals = 200_000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    // Whoever had come earlier was answered, or gone.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Null: only administrators may.</summary>
    public async Task<AlertPreview?> Of(AlertDefinition rule, AgentId by, CancellationToken cancel)
    {
        if (await permissions.RefuseAdministration(by, "previews an alert rule", cancel) is not null) return null;
        await _one.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Replay(rule, clock.GetUtcNow(), cancel), cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<AlertPreview> Replay(AlertDefinition rule, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var calls = rule.Metric is AlertRule.AvailableAgents ? [] : await Calls(db, now - Day - LongestWait, cancel);
        var from = calls.Count < MostCalls ? now - Day : calls[^1].ArrivedAt + LongestWait;
        var did = rule.Metric is AlertRule.AvailableAgents ? await AgentStates(db, from, now, cancel) : [];
        return new AlertPreview(from, AlertReplay.Of(rule, policy, new AlertPast(queues.Now, calls, did), new Period(from, now)));
    }

    private static async Task<List<CallRecord>> Calls(WarmTransferDb db, DateTimeOffset since, CancellationToken cancel)
    {
        var found = new List<CallRecord>();
        var newest = db.Calls.AsNoTracking().Where(row => row.ArrivedAt >= since).OrderByDescending(row => row.ArrivedAt).Select(row => row.Document).Take(MostCalls);
        await foreach (var document in newest.AsAsyncEnumerable().WithCancellation(cancel)) found.Add(CallRecord.Of(Json.Read<Call>(document)));
        return found;
    }

    private async Task<IEnumerable<AgentStateInterval>> AgentStates(WarmTransferDb db, DateTimeOffset since, DateTimeOffset now, CancellationToken cancel)
    {
        var over = await db.AgentStates.AsNoTracking().Where(row => row.Until >= since && row.State == AgentState.Available).OrderByDescending(row => row.Id).Take(MostIntervals).ToListAsync(cancel);
        return over.Select(row => row.Read()).Concat(board.Snapshot.Agents.Values.SelectMany(agent => AgentStateHistory.UpTo(agent, now)));
    }
}
