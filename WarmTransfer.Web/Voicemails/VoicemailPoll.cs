using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Retention;

namespace WarmTransfer.Web.Voicemails;

/// <summary>Finds at Twilio, on the one node that has the duty, the messages of which nobody told us, and has those deleted there that are to go.</summary>
internal sealed class VoicemailPoll(
    TwilioRecordings twilio, VoicemailStore store, RecordingDeletions deletions, LostTranscripts transcripts, UnleftMessages unleft, CallReader calls, IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock, ILogger<VoicemailPoll> log)
    : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private const string Walk = "voicemails";

    /// <summary>How far back is looked after a long time without us.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // A recording is listed by its beginning, and can be fetched when it is over and Twilio has worked on it.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await Try("Messages could not be looked for at Twilio", Look, stoppingToken);
            await Try("Transcripts could not be looked for at Twilio", transcripts.Look, stoppingToken);
            await Try("Recordings could not be deleted at Twilio", deletions.Run, stoppingToken);
            await Try("Calls without a message could not be looked for", unleft.Look, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look at Twilio's list.</summary>
    internal async Task Look(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        List<TwilioRecording> messages = [.. (await twilio.ReadAsync(await Since(now, cancel), cancel)).Where(one => one.IsMessage)];
        var unknown = await store.Unknown([.. messages.Select(one => one.Sid)], cancel);
        foreach (var message in messages.Where(one => unknown.Contains(one.Sid))) await Adopt(message, now, cancel);
        await Remember(now, cancel);
    }

    // What other programs of the account have recorded is none of ours.
    private async Task Adopt(TwilioRecording message, DateTimeOffset now, CancellationToken cancel)
    {
        if (await calls.Find(new CallId(message.CallSid), cancel) is not { } call) return;
        log.LogWarning("Recording {Recording} of call {Call} was at Twilio and not here; it is now.", message.Sid, call.Id);
        var isMessage = await store.Recorded(message.Sid, call.Id, call.Queue, message.DateCreated ?? now, message.Length, cancel);
        if (!isMessage) await unleft.Tell(call.Id, cancel);
    }

    private async Task<DateTimeOffset> Since(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var until = (await db.Progress.AsNoTracking().FirstOrDefaultAsync(row => row.Id == Walk, cancel))?.Until ?? now - Longest;
        return (until > now - Longest ? until : now - Longest) - Margin;
    }

    private Task<int> Remember(DateTimeOffset until, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Progress.FirstOrDefaultAsync(row => row.Id == Walk, cancel) ?? db.Progress.Add(new ProgressRow { Id = Walk }).Entity;
        // The margin is long enough that not each look has to be written down.
        if (until - row.Until > Margin / 3) row.Until = until;
        return await db.SaveChangesAsync(cancel);
    }, cancel);

    private async Task Try(string what, Func<CancellationToken, Task> look, CancellationToken cancel)
    {
        try
        {
            await look(cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("{What}: {Fault} Trying again in {Interval}.", what, new NumberMask(shown: false).Of(fault.Message), Interval);
        }
    }
}
