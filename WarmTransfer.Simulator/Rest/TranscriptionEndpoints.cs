using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record LiveTranscriptionJson(string Sid, string AccountSid, string CallSid, string? Name, string Status, string DateUpdated, string Uri)
{
    public static LiveTranscriptionJson Of(LiveTranscription one, SimulatorOptions options) => new(
        one.Sid, options.AccountSid, one.Leg.Sid, one.Plan.Name, one.IsOver ? "stopped" : "in-progress", RestJson.Date(one.Updated)!,
        $"{RestApi.Root}/Accounts/{options.AccountSid}/Calls/{one.Leg.Sid}/Transcriptions/{one.Sid}.json");
}

/// <summary>Real-time transcriptions: begin, and stop by sid or name. They cannot be listed or read, neither here nor at Twilio.</summary>
internal static class TranscriptionEndpoints
{
    private static readonly string[] Tracks = ["inbound_track", "outbound_track", "both_tracks"];

    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost("/Calls/{call}/Transcriptions.json", CreateAsync);
        account.MapPost("/Calls/{call}/Transcriptions/{transcription}.json", UpdateAsync);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, string call, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Created(exchange.Loop.Do(() =>
        {
            var leg = CallEndpoints.Find(exchange, call, request);
            if (!leg.IsUp) throw RestException.Invalid(21220, $"Call {call} is not in-progress.");
            var begun = new LiveTranscription(exchange, leg, Plan(form));
            leg.Transcriptions.Add(begun);
            begun.Begin();
            return LiveTranscriptionJson.Of(begun, exchange.Options);
        }));
    }

    private static TranscriptionPlan Plan(RestForm form)
    {
        var track = form.Text("Track", "both_tracks");
        if (!Tracks.Contains(track)) throw RestException.Invalid(20001, $"Track '{track}' must be one of {string.Join(", ", Tracks)}.");
        return new TranscriptionPlan(
            form.Text("Name", ""), track, Hook.Of(form.Url("StatusCallbackUrl"), form.Method("StatusCallbackMethod")), form.Text("LanguageCode") is { Length: > 0 } language ? language : "en-US", form.Bool("PartialResults", false));
    }

    private static async Task<IResult> UpdateAsync(HttpRequest request, string call, string transcription, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        if (form.Required("Status", 20001) is not "stopped") throw RestException.Invalid(20001, "Status must be 'stopped'.");
        return RestJson.Ok(exchange.Loop.Do(() =>
        {
            var one = CallEndpoints.Find(exchange, call, request).Transcriptions.Find(one => !one.IsOver && (one.Sid == transcription || one.Plan.Name == transcription)) ?? throw RestException.NotFound(request.Path);
            one.Stop();
            return LiveTranscriptionJson.Of(one, exchange.Options);
        }));
    }
}
