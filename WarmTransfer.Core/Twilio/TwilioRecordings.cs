using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Twilio.Rest.Api.V2010.Account;
using HttpMethod = Twilio.Http.HttpMethod;
using OfCall = Twilio.Rest.Api.V2010.Account.Call;

namespace WarmTransfer.Core.Twilio;

/// <summary>What is asked of Twilio's REST API about recordings. Every failure is a <see cref="TwilioRequestException"/>.</summary>
public sealed class TwilioRecordings(TwilioClients clients)
{
    private static readonly List<string> Steps = [RecordingStatuses.InProgress, RecordingStatuses.Completed, RecordingStatuses.Absent];
    private readonly TwilioRest _rest = new(clients);

    /// <summary>The recordings that were begun at or after an instant.</summary>
    public Task<IReadOnlyList<TwilioRecording>> ReadAsync(DateTimeOffset begunSince, CancellationToken cancellation)
    {
        var query = new ReadRecordingOptions { DateCreatedAfter = begunSince.UtcDateTime, PageSize = TwilioRest.LargestPage };
        return _rest.List<RecordingPage, TwilioRecording>("/Recordings.json", query.GetParams(), _ => true, cancellation);
    }

    /// <summary>Has Twilio record a leg: what its party says on the first channel, what they hear on the second. Null: the leg is over. Never repeated by itself: look first.</summary>
    public Task<TwilioRecording?> StartAsync(string callSid, Uri statusCallback, CancellationToken cancellation) => UnlessOver(_rest.Ask(async twilio => Read(await OfCall.RecordingResource.CreateAsync(
        new OfCall.CreateRecordingOptions(callSid)
        {
            RecordingChannels = "dual",
            RecordingStatusCallback = statusCallback,
            RecordingStatusCallbackMethod = HttpMethod.Post,
            RecordingStatusCallbackEvent = Steps,
            // Silence at the beginning or the end stays, so that what is where on the recording follows from the clock.
            Trim = "do-not-trim",
        }, twilio)), repeatable: false, cancellation));

    /// <summary>The recordings of one leg, newest first; none: the leg has none, or is not known.</summary>
    public async Task<IReadOnlyList<TwilioRecording>> ReadOfAsync(string callSid, CancellationToken cancellation) =>
        await UnlessOver(_rest.List<RecordingPage, TwilioRecording>($"/Calls/{Uri.EscapeDataString(callSid)}/Recordings.json", [], _ => false, cancellation)) ?? [];

    /// <summary>Pauses it, with silence in its place, lets it go on, or ends it.</summary>
    /// <param name="status">One of <see cref="RecordingStatuses"/>.</param>
    public Task<TwilioRecording> UpdateAsync(string callSid, string recordingSid, string status, CancellationToken cancellation) => _rest.Ask(async twilio => Read(await OfCall.RecordingResource.UpdateAsync(
        new OfCall.UpdateRecordingOptions(callSid, recordingSid, status) { PauseBehavior = status == RecordingStatuses.Paused ? "silence" : null }, twilio)), repeatable: true, cancellation);

    private static TwilioRecording Read(OfCall.RecordingResource one) => new(one.Sid, one.CallSid, one.Status.ToString(), one.Duration, one.Source.ToString(), one.DateCreated is { } created ? new DateTimeOffset(created) : null);

    private static async Task<T?> UnlessOver<T>(Task<T> request) where T : class
    {
        try
        {
            return await request;
        }
        catch (TwilioRequestException fault) when (fault.IsNotFound || fault.Code == TwilioErrorCodes.CallIsOver)
        {
            return null;
        }
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
    /// <param name="channels">2: of a recording that has as many, each by itself.</param>
    public async Task<byte[]?> FetchSoundAsync(string recordingSid, CancellationToken cancellation, int channels = 1)
    {
        using var http = clients.Plain(cancellation);
        using var answer = await Ask(http, $"/2010-04-01/Accounts/{clients.AccountSid}/Recordings/{Uri.EscapeDataString(recordingSid)}.wav{(channels == 2 ? "?RequestedChannels=2" : "")}", cancellation);
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
    public bool IsMessage => Source == "RecordVerb" && Status == RecordingStatuses.Completed;

    /// <summary>We have asked for it while the leg was up.</summary>
    public bool IsOfCall => Source == "StartCallRecordingAPI";

    public TimeSpan Length => TimeSpan.FromSeconds(int.TryParse(Duration, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);
}

/// <summary>What a recording does, in Twilio's words.</summary>
public static class RecordingStatuses
{
    public const string InProgress = "in-progress", Paused = "paused", Stopped = "stopped", Completed = "completed", Absent = "absent";
}
