using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Voicemails;

/// <summary>Asks Twilio for transcripts of which nobody told us.</summary>
internal sealed class LostTranscripts(IDbContextFactory<WarmTransferDb> databases, VoicemailStore store, TwilioRecordings twilio, TimeProvider clock, ILogger<LostTranscripts> log)
{
    private const int AtOnce = 20;

    /// <summary>Sooner Twilio is still at work, or about to tell.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>After so long nobody waits for one any more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>One look at those that are awaited, the newest first.</summary>
    public async Task Look(CancellationToken cancel)
    {
        foreach (var row in await Awaited(cancel)) await Ask(row, cancel);
    }

    private async Task Ask(VoicemailRow row, CancellationToken cancel)
    {
        if (await twilio.FindTranscriptAsync(row.Id, cancel) is not { IsOver: true } found) return;
        log.LogWarning("The transcript of message {Voicemail} was at Twilio and not here; it is now.", row.Id);
        await store.Transcribed(row.Id, new CallId(row.CallId), new QueueId(row.QueueId), found.Text, cancel);
    }

    private async Task<List<VoicemailRow>> Awaited(CancellationToken cancel)
    {
        var (from, until) = (clock.GetUtcNow() - Longest, clock.GetUtcNow() - Patience);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Voicemails.AsNoTracking().Where(row => row.Transcribed == TranscriptState.Awaited && row.LeftAt > from && row.LeftAt < until)
            .OrderByDescending(row => row.LeftAt).Take(AtOnce).ToListAsync(cancel);
    }
}
