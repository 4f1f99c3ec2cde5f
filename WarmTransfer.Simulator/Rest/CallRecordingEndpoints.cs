using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

/// <summary>Recordings of a call that is up: begin, read, pause, go on, stop, delete.</summary>
internal static class CallRecordingEndpoints
{
    private const string Current = "Twilio.CURRENT";
    private static readonly string[] Events = ["in-progress", "completed", "absent"];

    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost("/Calls/{call}/Recordings.json", StartAsync);
        account.MapGet("/Calls/{call}/Recordings/{recording}.json", (HttpRequest request, string call, string recording, Exchange exchange) =>
            RestJson.Ok(exchange.Loop.Do(() => RecordingJson.Of(Find(exchange, call, recording, request), exchange.Options))));
        account.MapPost("/Calls/{call}/Recordings/{recording}.json", UpdateAsync);
        account.MapDelete("/Calls/{call}/Recordings/{recording}.json", (HttpRequest request, string call, string recording, Exchange exchange) => exchange.Loop.Do(() =>
        {
            exchange.Recordings.Remove(Find(exchange, call, recording, request).Sid);
            return Results.NoContent();
        }));
    }

    private static async Task<IResult> StartAsync(HttpRequest request, string call, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Created(exchange.Loop.Do(() => RecordingJson.Of(exchange.CallRecorder.Start(CallEndpoints.Find(exchange, call, request), Plan(form)), exchange.Options)));
    }

    private static RecordingPlan Plan(RestForm form)
    {
        var events = form.Words("RecordingStatusCallbackEvent");
        if (events.Except(Events).FirstOrDefault() is { } unknown) throw RestException.Invalid(20001, $"RecordingStatusCallbackEvent '{unknown}' must be one of {string.Join(", ", Events)}.");
        var hook = Hook.Of(form.Url("RecordingStatusCallback"), form.Method("RecordingStatusCallbackMethod"), events.Count > 0 ? events : ["completed"]);
        return new RecordingPlan(OneOf(form, "RecordingChannels", "mono", "dual") == "dual" ? 2 : 1, OneOf(form, "RecordingTrack", "both", "inbound", "outbound"), hook);
    }

    private static async Task<IResult> UpdateAsync(HttpRequest request, string call, string recording, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Ok(exchange.Loop.Do(() =>
        {
            var (leg, found) = (CallEndpoints.Find(exchange, call, request), Find(exchange, call, recording, request));
            form.Required("Status", 20001);
            var (status, pause) = (OneOf(form, "Status", "in-progress", "paused", "stopped"), OneOf(form, "PauseBehavior", "silence", "skip"));
            if (status == "paused" && exchange.Chaos.NextPauseIsRefused()) throw RestException.Invalid(21220, $"Recording {found.Sid} cannot be paused.");
            exchange.CallRecorder.Update(leg, found, status, pause == "skip" ? TapePause.Skip : TapePause.Silence);
            return RecordingJson.Of(found, exchange.Options);
        }));
    }

    // The first of them is what counts when nothing is said.
    private static string OneOf(RestForm form, string name, params string[] known)
    {
        var text = form.Text(name) is { Length: > 0 } said ? said : known[0];
        return known.Contains(text) ? text : throw RestException.Invalid(20001, $"{name} '{text}' must be one of {string.Join(", ", known)}.");
    }

    private static Recording Find(Exchange exchange, string call, string recording, HttpRequest request)
    {
        var all = exchange.Recordings.All.Where(one => one.CallSid == call);
        return (recording == Current ? all.FirstOrDefault(one => one.Tape is not null) : all.FirstOrDefault(one => one.Sid == recording)) ?? throw RestException.NotFound(request.Path);
    }
}
