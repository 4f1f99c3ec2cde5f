using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Twilio.Rest.Api.V2010.Account;

namespace WarmTransfer.Core.Twilio;

/// <summary>What is asked of Twilio's REST API about recordings. Every failure is a <see cref="TwilioRequestException"/>.</summary>
public sealed class TwilioRecordings(TwilioClients clients)
{
    private readonly TwilioRest _rest = new(clients);

    /// <summary>The recordings that were begun at or after an instant.</summary>
    public Task<IReadOnlyList<TwilioRecording>> ReadAsync(DateTimeOffset begunSince, CancellationToken cancellation)
    {
        var query = new ReadRecordingOptions { DateCreatedAfter = begunSince.UtcDateTime, PageSize = TwilioRest.LargestPage };
        return _rest.List<RecordingPage, TwilioRecording>("/Recordings.json", query.GetParams(), _ => true, cancellation);
    }

    /// <summary>What Twilio has made, or tries to make, of what was said; null: it has nothing of it, or no such recording.</summary>
    public async Task<TwilioTranscript?> FindTranscriptAsync(string recordingSid, CancellationToken cancellation)
    {
        try
        {
            var all = await _rest.List<TranscriptionPage, TwilioTranscript>($"/Recordings/{Uri.EscapeDataString(recordingSid)}/Transcriptions.json", [], _ => false, cancellation);
            return all.FirstOrDefault(one => one.IsOver) ?? (all.Count > 0 ? all[0] : null);
        }
        catch (TwilioRequestException fault) when (fault.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>The sound as WAV; null: Twilio has no such recording.</summary>
    public async Task<byte[]?> FetchSoundAsync(string recordingSid, CancellationToken cancellation)
    {
        using var http = clients.Plain(cancellation);
        using var answer = await Ask(http, $"/2010-04-01/Accounts/{clients.AccountSid}/Recordings/{Uri.EscapeDataString(recordingSid)}.wav", cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync(cancellation)
            : throw new TwilioRequestException(TwilioFaultKind.Unavailable, $"Twilio answered {(int)answer.StatusCode} when it was asked for the sound of a recording.") { Status = (int)answer.StatusCode };
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient http, string path, CancellationToken cancellation)
    {
        try
        {
            return await http.GetAsync(path, cancellation);
        }
        catch (HttpRequestException failure)
        {
            throw new TwilioRequestException(TwilioFaultKind.Unavailable, "The connection to Twilio failed: " + failure.Message, failure);
        }
    }

    /// <summary>Afterwards it is gone, whether it was there before or not.</summary>
    public async Task DeleteAsync(string recordingSid, CancellationToken cancellation)
    {
        try
        {
            await _rest.Ask(async twilio => await RecordingResource.DeleteAsync(new DeleteRecordingOptions(recordingSid), twilio), repeatable: true, cancellation);
        }
        catch (TwilioRequestException fault) when (fault.IsNotFound)
        {
        }
    }
}

/// <summary>A transcript of a recording as Twilio reports it.</summary>
public sealed record TwilioTranscript(string Status, string? TranscriptionText = null)
{
    /// <summary>Nothing more comes of it.</summary>
    public bool IsOver => Status is "completed" or "failed";

    /// <summary>What was said; null: Twilio could not make it out, or not yet.</summary>
    public string? Text => Status is "completed" ? TranscriptionText : null;
}

/// <summary>A recording as Twilio reports it.</summary>
/// <param name="Duration">Whole seconds, in digits; null while it goes on.</param>
/// <param name="Source">What made it, such as <c>RecordVerb</c>.</param>
public sealed record TwilioRecording(string Sid, string CallSid, string Status, string? Duration = null, string? Source = null, DateTimeOffset? DateCreated = null)
{
    /// <summary>It can be fetched, and is one that a caller has left after the beep.</summary>
    public bool IsMessage => Source == "RecordVerb" && Status == "completed";

    public TimeSpan Length => TimeSpan.FromSeconds(int.TryParse(Duration, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);
}
