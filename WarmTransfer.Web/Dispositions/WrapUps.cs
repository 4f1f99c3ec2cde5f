using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Dispositions;

/// <summary>How often something was said of calls of a queue.</summary>
/// <param name="Label">The disposition with its groups; null: none was chosen.</param>
/// <param name="Times">Parts of agents in calls.</param>
public sealed record DispositionCount(QueueId Queue, string? Code, string? Label, int Times);

/// <summary>What was said of one agent's part in a call, as it is read.</summary>
/// <param name="By">Name of the supervisor who said it; null: the agent, or the queue.</param>
public sealed record PastWrapUp(string Agent, WrapUpHow How, string? Disposition, ImmutableArray<string> Tags, DateTimeOffset At, DateTimeOffset? FollowUpAt = null, string? By = null);

/// <summary>Reads what agents have said of calls: of each call and agent the newest.</summary>
internal sealed class WrapUps(IDbContextFactory<WarmTransferDb> databases)
{
    /// <summary>What counts.</summary>
    public static IQueryable<WrapUpRow> Newest(WarmTransferDb db) => db.WrapUps.AsNoTracking()
        .Where(row => !db.WrapUps.Any(later => later.CallId == row.CallId && later.AgentId == row.AgentId && later.Id > row.Id));

    /// <summary>Of these calls, in the order in which it was said.</summary>
    public static async Task<ILookup<string, WrapUpRow>> Of(WarmTransferDb db, IEnumerable<CallId> calls, CancellationToken cancel)
    {
        List<string> ids = [.. calls.Select(call => call.Value)];
        return (await Newest(db).Where(row => ids.Contains(row.CallId)).OrderBy(row => row.Id).ToListAsync(cancel)).ToLookup(row => row.CallId);
    }

    /// <summary>Per queue and disposition, the most frequent first; of the agents whom the reader supervises.</summary>
    public async Task<ImmutableArray<DispositionCount>> Count(CurrentAgent viewer, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var counts = await Theirs(db, viewer).Where(row => row.At >= from && row.At < until)
            .GroupBy(row => new { row.QueueId, row.Code }).Select(same => new { same.Key.QueueId, same.Key.Code, Label = same.Max(row => row.Label), Times = same.Count() }).ToListAsync(cancel);
        return [.. counts.OrderBy(one => one.QueueId, StringComparer.Ordinal).ThenByDescending(one => one.Times).ThenBy(one => one.Label, StringComparer.Ordinal)
            .Select(one => new DispositionCount(new QueueId(one.QueueId), one.Code, one.Label, one.Times))];
    }

    private static IQueryable<WrapUpRow> Theirs(WarmTransferDb db, CurrentAgent viewer)
    {
        if (viewer.Supervises.AreAll) return Newest(db);
        var teams = viewer.Supervises.Names.ToList();
        return Newest(db).Where(row => row.AgentId == viewer.AgentId || db.Users.Any(user => teams.Contains(user.Team!) && user.AgentId == row.AgentId));
    }
}
