using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>Finds at Twilio, on the one node that has the duty, the recordings of which nobody told us, or not that they are over.</summary>
internal sealed class CallRecordingPoll(TwilioRecordings twilio, CallRecordingStore store, CallReader calls, Desk desk, IDbContextFactory<WarmTransferDb> databases, TimeProvider clock, ILogger<CallRecordingPoll> log) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    // A recording is listed by its beginning, to the second.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(15);
    private DateTimeOffset? _looked;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Recordings could not be looked for at Twilio: {Fault} Trying again in {Interval}.", new NumberMask(shown: false).Of(fault.Message), Interval);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look at Twilio's list.</summary>
    internal async Task Look(CancellationToken cancel)
    {
        var (now, open) = (clock.GetUtcNow(), (await store.Open(cancel)).ToDictionary(row => row.Id));
        List<TwilioRecording> found = [.. (await twilio.ReadAsync(Since(open.Values, now), cancel)).Where(one => one.IsOfCall)];
        var unknown = await store.Unknown([.. found.Select(one => one.Sid)], cancel);
        foreach (var one in found) await Adopt(one, open.GetValueOrDefault(one.Sid), unknown.Contains(one.Sid), now, cancel);
        _looked = now;
    }

    private DateTimeOffset Since(IEnumerable<CallRecordingRow> open, DateTimeOffset now)
    {
        var since = open.Select(row => row.StartedAt).Append(_looked ?? now - Longest).Min() - Margin;
        return since > now - Longest ? since : now - Longest;
    }

    private async Task Adopt(TwilioRecording one, CallRecordingRow? open, bool isUnknown, DateTimeOffset now, CancellationToken cancel)
    {
        if (open is null && !isUnknown || await Of(one, open, cancel) is not { } of) return;
        if (isUnknown) log.LogWarning("Recording {Recording} of call {Call} was at Twilio and not here; it is now.", one.Sid, of.Call);
        if (one.Status is RecordingStatuses.Completed or RecordingStatuses.Absent) await Over(of, one, now, cancel);
        else if (isUnknown) await Begun(of, one, now, cancel);
    }

    private async Task Over(RecordingOf of, TwilioRecording one, DateTimeOffset now, CancellationToken cancel)
    {
        await store.Over(of, one.DateCreated ?? now, one.Status == RecordingStatuses.Absent ? TimeSpan.Zero : one.Length > TimeSpan.Zero ? one.Length : TimeSpan.FromSeconds(1), cancel);
        await desk.Post(new Post(of.Call, new CallEvent.Fact.RecordingOver(of.Leg, of.Sid), "recordings"), cancel);
    }

    private async Task Begun(RecordingOf of, TwilioRecording one, DateTimeOffset now, CancellationToken cancel)
    {
        await store.Begun(of, one.DateCreated ?? now, cancel);
        await desk.Post(new Post(of.Call, new CallEvent.Fact.RecordingBegun(of.Leg, of.Sid), "recordings"), cancel);
    }

    // What other programs of the account have recorded is none of ours.
    private async Task<RecordingOf?> Of(TwilioRecording one, CallRecordingRow? open, CancellationToken cancel)
    {
        if (open is not null) return new(one.Sid, new CallId(open.CallId), new LegId(open.LegId), new QueueId(open.QueueId));
        return await Call(one, cancel) is { } call && call.FindBySid(one.CallSid) is { } leg ? new(one.Sid, call.Id, leg.Id, call.Queue) : null;
    }

    // A call that came in has its customer's sid; of another the leg is looked for.
    private async Task<Call?> Call(TwilioRecording one, CancellationToken cancel)
    {
        if (await calls.Find(new CallId(one.CallSid), cancel) is { } known) return known;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (from, sid) = ((one.DateCreated ?? clock.GetUtcNow()) - TimeSpan.FromDays(1), $"\"{one.CallSid}\"");
        return (await db.Calls.AsNoTracking().Where(row => row.ArrivedAt > from && row.Document.Contains(sid)).FirstOrDefaultAsync(cancel))?.Read();
    }
}
