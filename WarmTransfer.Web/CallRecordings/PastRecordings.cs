using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>Reads recordings with what is where on them, for those who may listen to the call.</summary>
internal sealed class PastRecordings(IDbContextFactory<WarmTransferDb> databases, CallMoments moments, Histories histories, LiveQueues queues) : ICallRecordings
{
    public async Task<ImmutableArray<PastRecording>> Of(CallId call, CurrentAgent viewer, CancellationToken cancel)
    {
        if (!await MayHear(call, viewer, cancel)) return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.CallRecordings.AsNoTracking().Where(row => row.CallId == call.Value && row.State != CallRecordingState.Absent).OrderBy(row => row.StartedAt).ToListAsync(cancel);
        if (rows is []) return [];
        var past = await moments.Of(call, cancel);
        var names = past is [.., var last] ? await Names(db, last.Call, viewer, cancel) : _ => null;
        return [.. rows.Select(row => Past(row, past, names))];
    }

    /// <summary>Null: there is none, or it is nothing for the viewer.</summary>
    public async Task<CallRecordingRow?> Find(string recording, CurrentAgent viewer, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.CallRecordings.AsNoTracking().FirstOrDefaultAsync(row => row.Id == recording && row.State == CallRecordingState.Completed, cancel) is { } row && await MayHear(new CallId(row.CallId), viewer, cancel) ? row : null;
    }

    /// <summary>The parts of which nobody hears anything; null: they cannot be told any more.</summary>
    public async Task<IReadOnlyList<RecordingMark>?> Muted(CallRecordingRow row, CancellationToken cancel)
    {
        if (!Mutes(row)) return [];
        return await moments.Of(new CallId(row.CallId), cancel) is { Count: > 0 } past ? [.. MarksOf(row, past).Where(mark => mark.Kind is RecordingMarkKind.Consult)] : null;
    }

    private async Task<bool> MayHear(CallId call, CurrentAgent viewer, CancellationToken cancel) =>
        viewer is { MayListen: true } and ({ IsSupervisor: true } or { IsAdmin: true }) && await histories.MayRead(viewer, call, cancel);

    private PastRecording Past(CallRecordingRow row, IReadOnlyList<CallMoment> past, Func<LegId, string?> names) => new(
        row.Id, row.StartedAt, TimeSpan.FromSeconds(row.Seconds), row.State is CallRecordingState.Completed, !IsOfCustomer(row), Mutes(row),
        IsOfCustomer(row) ? [.. MarksOf(row, past).Select(mark => new PastMark(mark.Kind, mark.From, mark.To, RecordingWords.Of(mark.Kind, mark.Leg is { } leg ? names(leg) : null)))] : []);

    private bool Mutes(CallRecordingRow row) => IsOfCustomer(row) && queues.Now[new QueueId(row.QueueId)].Recording.MutesConsults;

    private static bool IsOfCustomer(CallRecordingRow row) => row.LegId == LegId.Customer.Value;

    // Twilio counts whole seconds, and what is in the last one has to be marked, and muted, too.
    private static ImmutableArray<RecordingMark> MarksOf(CallRecordingRow row, IReadOnlyList<CallMoment> past) => RecordingMarks.Of(past, row.StartedAt, TimeSpan.FromSeconds(row.Seconds + 1));

    private static async Task<Func<LegId, string?>> Names(WarmTransferDb db, Call call, CurrentAgent viewer, CancellationToken cancel)
    {
        var names = await Histories.Names(db, call.AgentLegs.Where(leg => leg.Agent is not null).Select(leg => leg.Agent!.Value.Value), cancel);
        var mask = new NumberMask(viewer.SeesNumbers);
        return id => call.Find(id) is not { } leg ? null : leg.Agent is { } agent ? names.GetValueOrDefault(agent.Value, agent.Value) : leg.Number is { } number ? mask.Of(number) : null;
    }
}
