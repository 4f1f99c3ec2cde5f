using Microsoft.Extensions.Caching.Memory;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>
/// Fetches the sound of recordings from Twilio with our own credentials: nobody else gets an address of it. What was fetched is kept for some minutes, because browsers ask for a sound
/// in parts; whether it may be heard is asked each time, and each listening is in the audit.
/// </summary>
internal sealed class CallRecordingSounds(PastRecordings recordings, TwilioRecordings twilio, IAuditLog audit) : IDisposable
{
    internal const string Act = "listens to a recording";
    private const long MostBytes = 256 * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5), OneListening = TimeSpan.FromHours(1);
    private readonly MemoryCache _sounds = new(new MemoryCacheOptions { SizeLimit = MostBytes }), _heard = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>WAV; null: there is no such recording, or it is nothing for the viewer.</summary>
    /// <exception cref="TwilioRequestException">Twilio does not give it just now.</exception>
    public async Task<byte[]?> Find(string recording, CurrentAgent viewer, CancellationToken cancel)
    {
        if (await recordings.Find(recording, viewer, cancel) is not { } row)
        {
            audit.Note(new AuditEntry(viewer.AgentId, Act, AuditOutcome.Denied, "There is no such recording, or this person may not listen to it."));
            return null;
        }

        if (await Fetch(recording, cancel) is not { } wav || await Muted(row, wav, cancel) is not { } heard) return null;
        Note(row, viewer);
        return heard;
    }

    public void Dispose()
    {
        _sounds.Dispose();
        _heard.Dispose();
    }

    // What is to be muted and cannot be is not played at all.
    private async Task<byte[]?> Muted(CallRecordingRow row, byte[] wav, CancellationToken cancel) => await recordings.Muted(row, cancel) switch
    {
        null => null,
        { Count: 0 } => wav,
        var parts => SoundOfRecording.Read(wav)?.Silenced(wav, parts.Select(part => (part.From, part.To))),
    };

    private async Task<byte[]?> Fetch(string recording, CancellationToken cancel)
    {
        if (_sounds.TryGetValue<byte[]>(recording, out var kept)) return kept;
        if (await twilio.FetchSoundAsync(recording, cancel, channels: 2) is not { } wav) return null;
        return _sounds.Set(recording, wav, new MemoryCacheEntryOptions { Size = wav.Length, SlidingExpiration = Kept });
    }

    // Once for each listening: a browser asks again and again for the same.
    private void Note(CallRecordingRow row, CurrentAgent viewer)
    {
        var listening = (row.Id, viewer.AgentId);
        if (_heard.TryGetValue(listening, out _)) return;
        _heard.Set(listening, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = OneListening });
        audit.Note(new AuditEntry(viewer.AgentId, Act, AuditOutcome.Done, "", new CallId(row.CallId)));
    }
}
