using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Voicemails;

/// <summary>The sound of messages, for those whose they are; how it looks, and that it was heard.</summary>
public interface IVoicemailSounds
{
    /// <summary>Loudness from 0 to 1, of as many parts as are asked for; null: it cannot be had.</summary>
    Task<IReadOnlyList<double>?> Waveform(string voicemail, CurrentAgent viewer, int parts, CancellationToken cancel);
}

/// <summary>
/// Fetches the sound from Twilio with our own credentials: nobody else gets an address of it. What was fetched is kept for some minutes, because browsers ask for a sound
/// in parts; whether it may be heard is asked each time.
/// </summary>
internal sealed class VoicemailSounds(IDbContextFactory<WarmTransferDb> databases, VoicemailSight sight, TwilioRecordings twilio, IAuditLog audit, ILogger<VoicemailSounds> log) : IDisposable
{
    internal const string Act = "listens to a voicemail";
    private const long MostBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5), OneListening = TimeSpan.FromHours(12);
    private readonly MemoryCache _sounds = new(new MemoryCacheOptions { SizeLimit = MostBytes }), _heard = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <inheritdoc cref="IVoicemailSounds.Waveform"/>
    public async Task<IReadOnlyList<double>?> Waveform(string voicemail, CurrentAgent viewer, int parts, CancellationToken cancel)
    {
        try
        {
            return await Find(voicemail, viewer, cancel) is { } wav ? Voicemails.Waveform.Of(wav, parts) : null;
        }
        catch (TwilioRequestException fault)
        {
            log.LogWarning("The sound of message {Voicemail} could not be fetched from Twilio: {Fault}", voicemail, fault.Message);
            return null;
        }
    }

    /// <summary>WAV; null: there is no such message, or it is none of the viewer's.</summary>
    /// <exception cref="TwilioRequestException">Twilio does not give it just now.</exception>
    public async Task<byte[]?> Find(string voicemail, CurrentAgent viewer, CancellationToken cancel)
    {
        if (await Row(voicemail, cancel) is not { } row || !sight.Includes(viewer, new QueueId(row.QueueId)))
        {
            audit.Note(new AuditEntry(viewer.AgentId, Act, AuditOutcome.Denied, "There is no such message, or it is another queue's."));
            return null;
        }

        if (await Fetch(voicemail, cancel) is not { } wav) return null;
        Note(row, viewer);
        return wav;
    }

    public void Dispose()
    {
        _sounds.Dispose();
        _heard.Dispose();
    }

    private async Task<VoicemailRow?> Row(string voicemail, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Voicemails.AsNoTracking().FirstOrDefaultAsync(row => row.Id == voicemail, cancel);
    }

    private async Task<byte[]?> Fetch(string voicemail, CancellationToken cancel)
    {
        if (_sounds.TryGetValue<byte[]>(voicemail, out var kept)) return kept;
        if (await twilio.FetchSoundAsync(voicemail, cancel) is not { } wav) return null;
        return _sounds.Set(voicemail, wav, new MemoryCacheEntryOptions { Size = wav.Length, SlidingExpiration = Kept });
    }

    // The first time somebody hears it: a browser asks again and again for the same listening.
    private void Note(VoicemailRow row, CurrentAgent viewer)
    {
        var listening = (row.Id, viewer.AgentId);
        if (_heard.TryGetValue(listening, out _)) return;
        _heard.Set(listening, true, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = OneListening });
        audit.Note(new AuditEntry(viewer.AgentId, Act, AuditOutcome.Done, "", new CallId(row.CallId)));
    }
}
