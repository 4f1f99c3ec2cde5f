using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record RecordingJson(
    string Sid, string AccountSid, string CallSid, string? ConferenceSid, string Status, string? Duration, string StartTime, int Channels, string Source, int? ErrorCode, string Track,
    string? Price, string PriceUnit, object? EncryptionDetails, string ApiVersion, string DateCreated, string DateUpdated, string Uri, string MediaUrl, Dictionary<string, string> SubresourceUris)
{
    public static RecordingJson Of(Recording recording, SimulatorOptions options)
    {
        var (path, begun, ended) = ($"{RestApi.Root}/Accounts/{options.AccountSid}/Recordings/{recording.Sid}", RestJson.Date(recording.Begun)!, RestJson.Date(recording.Begun + recording.Length)!);
        return new RecordingJson(
            recording.Sid, options.AccountSid, recording.CallSid, null, recording.Status, recording.Tape is null ? RestJson.Seconds(recording.Length) : null, begun, recording.Channels, recording.Source, null, recording.Track, null, "USD", null, "2010-04-01", begun, ended,
            path + ".json", recording.Url(options), new Dictionary<string, string> { ["transcriptions"] = path + "/Transcriptions.json", ["add_on_results"] = path + "/AddOnResults.json" });
    }
}

internal sealed record TranscriptionJson(string Sid, string AccountSid, string RecordingSid, string Status, string TranscriptionText, string Type, string Duration, string ApiVersion, string Uri)
{
    public static IReadOnlyList<TranscriptionJson> Of(Recording recording, SimulatorOptions options) => recording.Transcript is not { } transcript ? [] :
    [
        new(transcript.Sid, options.AccountSid, recording.Sid, transcript.Status, transcript.Words ?? "", "fast", RestJson.Seconds(recording.Length), "2010-04-01",
            $"{RestApi.Root}/Accounts/{options.AccountSid}/Transcriptions/{transcript.Sid}.json"),
    ];
}

/// <summary>Recordings: list, read, hear and delete. Those of a conference are none, because the network records legs.</summary>
internal static class RecordingEndpoints
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/Recordings.json", (HttpRequest request, Exchange exchange) => List(request, exchange, _ => true));
        account.MapGet("/Calls/{call}/Recordings.json", (HttpRequest request, string call, Exchange exchange) => exchange.Loop.Do(() =>
        {
            CallEndpoints.Find(exchange, call, request);
            return List(request, exchange, recording => recording.CallSid == call);
        }));
        account.MapGet("/Conferences/{conference}/Recordings.json", (HttpRequest request, string conference, Exchange exchange) => exchange.Loop.Do(() =>
        {
            ConferenceEndpoints.Find(exchange, conference, request);
            return List(request, exchange, _ => false);
        }));
        account.MapGet("/Recordings/{recording}.json", (HttpRequest request, string recording, Exchange exchange) =>
            RestJson.Ok(RecordingJson.Of(exchange.Loop.Do(() => Find(exchange, recording, request)), exchange.Options)));
        account.MapGet("/Recordings/{recording}/Transcriptions.json", (HttpRequest request, string recording, Exchange exchange) =>
            exchange.Loop.Do(() => Paging.Of(request, "transcriptions", TranscriptionJson.Of(Find(exchange, recording, request), exchange.Options))));
        account.MapGet("/Recordings/{recording}.wav", Hear);
        account.MapGet("/Recordings/{recording}", Hear);
        account.MapDelete("/Recordings/{recording}.json", Delete);
    }

    private static IResult List(HttpRequest request, Exchange exchange, Func<Recording, bool> which) => exchange.Loop.Do(() => Paging.Of(
        request, "recordings", [.. exchange.Recordings.All.Where(recording => which(recording) && Matches(request.Query, recording)).Select(recording => RecordingJson.Of(recording, exchange.Options))]));

    private static bool Matches(IQueryCollection query, Recording recording) =>
        (query["CallSid"].ToString() is not { Length: > 0 } call || call == recording.CallSid) && DateFilter.Passes(query, "DateCreated", recording.Begun);

    // Twilio makes the .mp3 of it as well; who needs that asks Twilio.
    private static IResult Hear(HttpRequest request, string recording, Exchange exchange) =>
        Results.Bytes(exchange.Loop.Do(() => Over(Find(exchange, recording, request), request).Wav(apart: request.Query["RequestedChannels"] == "2")), "audio/x-wav", enableRangeProcessing: true);

    // Of one that goes on there is no file yet.
    private static Recording Over(Recording recording, HttpRequest request) => recording is { Tape: null, Status: "completed" } ? recording : throw RestException.NotFound(request.Path);

    private static IResult Delete(HttpRequest request, string recording, Exchange exchange) =>
        exchange.Loop.Do(() => exchange.Recordings.Remove(recording)) ? Results.NoContent() : throw RestException.NotFound(request.Path);

    private static Recording Find(Exchange exchange, string sid, HttpRequest request) => exchange.Recordings.Find(sid) ?? throw RestException.NotFound(request.Path);
}
