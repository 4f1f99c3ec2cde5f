using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Joining;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Origins;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Telephone;
using WarmTransfer.Web.Transcripts;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Twilio's requests, on the tutorial's paths. Each is parsed once into an event, posted, and answered from the call's state.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var twilio = app.MapGroup("").ForTwilio().AllowAnonymous().LimitBody(BodySize.Most).AddEndpointFilter<TwilioSignatureFilter>().AddEndpointFilter<TwilioFormFilter>().DisableAntiforgery();
        twilio.MapPost("/conference/connect/client", Inbound);
        twilio.MapPost("/conference/flow/{flow}/{version:long:min(0)}/{node}/{attempt:int:min(1)}", Flow);
        twilio.MapMethods("/conference/wait", ["GET", "POST"], Wait);
        twilio.MapPost("/conference/join", Join);
        twilio.MapMethods("/conference/hold", ["GET", "POST"], (Documents documents, string? queue, string? language) => Twiml(documents.Hold(Queue(queue), language)));
        twilio.MapMethods("/conference/announce/{what}", ["GET", "POST"], Announce);
        twilio.MapMethods("/conference/ringing", ["GET", "POST"], (Documents documents) => Twiml(documents.Ringing()));
        twilio.MapMethods("/conference/keys/{keys}", ["GET", "POST"], (string keys, SealedKeys seals) => seals.Open(keys) is { } pressed ? Twiml(Documents.Keys(pressed)) : Results.NotFound());
        twilio.MapPost("/conference/connect/{conferenceId}/{agentId}", Connect);
        // Room 0: a supervisor who is fetched back and has been in none.
        twilio.MapPost("/conference/next/{callId}/{legId}/{room:int:min(0)}", Next);
        twilio.MapPost("/conference/call-back/{callId}/{tries:int:min(0)}", async (string callId, int tries, TwilioForm form, CallBackDialog dialog, CancellationToken cancel) =>
            Twiml(await dialog.Pressed(new CallId(callId), tries, form, cancel)));
        twilio.MapPost("/conference/call-back/{callId}/cancel", async (string callId, TwilioForm form, CallBackDialog dialog, CancellationToken cancel) =>
            Twiml(await dialog.Cancelled(new CallId(callId), form, cancel)));
        twilio.MapPost("/conference/events/{callId}/{room:int:min(1)}", ConferenceEvent);
        twilio.MapPost("/calls/events", CustomerEvent);
        twilio.MapPost("/telephone/test/{token}", TestCall);
        twilio.MapPost("/calls/{callId}/legs/{legId}/events", LegEvent);
        twilio.MapVoicemailWebhooks();
        twilio.MapCallRecordingWebhooks();
        twilio.MapTranscriptWebhook();
    }

    // Twilio asks again for a customer who comes from the fallback document: they go on in their call, and not from its beginning.
    // The same request again, because its answer was lost, is answered as it was before.
    private static async Task<IResult> Inbound(
        TwilioForm form, Board board, WebhookDesk desk, Documents documents, FrontDesk front, LivePolicies policies, TestCalls tests, CancellationToken cancel)
    {
        if (await tests.Arrived(form["From"], form["To"], cancel)) return Twiml(Documents.TestCall());
        if (!form.NamesLeg) return Results.BadRequest("A call that comes in names its CallSid.");
        if (CalledBy(board, form.CallSid) is { } ours) return await GoOn(ours, form, board, desk, documents, front, policies, cancel);
        return board.Snapshot.Calls.TryGetValue(new CallId(form.CallSid), out var known) && known.Customer is { Room: > 0 } customer
            && !await desk.HasTold(known.Id, new CallEvent.Fact.CustomerArrived(form["From"], form["To"]), form, cancel)
            ? await Next(known.Id.Value, customer.Id.Value, customer.Room, form, desk, documents, front, policies, cancel)
            : Twiml(await front.Receive(form, known, hasCancelled: false, cancel));
    }

    // A customer whom we have called names a leg that began no call.
    private static Call? CalledBy(Board board, string sid) => board.Snapshot.Outbound.Values.FirstOrDefault(call => call.Customer.Sid == sid);

    private static Task<IResult> GoOn(Call call, TwilioForm form, Board board, WebhookDesk desk, Documents documents, FrontDesk front, LivePolicies policies, CancellationToken cancel) => call.Customer.Room > 0
        ? Next(call.Id.Value, LegId.Customer.Value, call.Customer.Room, form, desk, documents, front, policies, cancel)
        : Connect(call.Id.Value, CallUrls.Outside, LegId.Customer.Value, form, board, desk, documents, cancel);

    private static async Task<IResult> Flow(string flow, long version, string node, int attempt, int? step, string? language, TwilioForm form, FlowDesk desk, CancellationToken cancel) => form.NamesLeg
        ? Twiml(await desk.Answer(flow, version, new FlowPosition(node, attempt, Math.Max(step ?? 0, 0), language), form, cancel))
        : Results.BadRequest("An answer to a menu names its CallSid.");

    private static IResult Announce(string what, Documents documents, string? queue, string? language) =>
        NamedValue.Of<Announcement>(what) is { } announcement ? Twiml(documents.Announce(Queue(queue), announcement, language)) : Results.NotFound();

    private static IResult Wait(Documents documents, string? queue, string? language, int round = 0, bool calledBack = false) =>
        Twiml(documents.Wait(Queue(queue), Math.Max(round, 0), language, calledBack));

    private static async Task<IResult> Connect(
        string conferenceId, string agentId, string? leg, TwilioForm form, Board board, WebhookDesk desk, Documents documents, CancellationToken cancel, bool told = false)
    {
        var call = await desk.Find(new CallId(conferenceId), cancel);
        var door = leg is null ? call?.PartOf(new AgentId(agentId)) : call?.Find(new LegId(leg), form.CallSid);
        if (door is null || (door.Agent?.Value ?? CallUrls.Outside) != agentId) return Twiml(documents.UnknownCall());
        var after = await desk.Post(call!.Id, new CallEvent.Fact.AgentAnswered(door.Id, form.CallSid), form, cancel);
        return Twiml(documents.Connect(after!, door.Id, told ? null : From(after!, board)));
    }

    private static string? From(Call call, Board board) => call.Handover?.By is { } by ? board.Snapshot.Agents.GetValueOrDefault(by)?.Name ?? by.Value : null;

    private static async Task<IResult> TestCall(string token, TestCalls tests, Documents documents, CancellationToken cancel) =>
        Twiml(await tests.Asked(token, cancel) ? Documents.TestCall() : documents.UnknownCall());

    private static async Task<IResult> Join(TwilioForm form, Joins joins, CancellationToken cancel) => Twiml(await joins.Answer(form, cancel));

    private static async Task<IResult> Next(
        string callId, string legId, int room, TwilioForm form, WebhookDesk desk, Documents documents, FrontDesk front, LivePolicies policies, CancellationToken cancel)
    {
        var leg = new LegId(legId);
        var call = await desk.Find(new CallId(callId), cancel);
        // The process that answered this customer died before the call was saved.
        if (call is null && leg == LegId.Customer && form.CallSid == callId && !CallStatusFacts.IsOver(form["CallStatus"])) return Twiml(await front.LetIn(form, cancel));
        if (call?.Find(leg, form.CallSid) is not { } known) return Twiml(documents.UnknownCall());
        var after = await desk.Post(call.Id, new CallEvent.Fact.DialFinished(known.Id, room, CallStatusFacts.IsOver(form["CallStatus"]), form.CallSid), form, cancel);
        return Twiml(documents.Next(after!, known.Id, policies.Calls.OutsideTimeLimit));
    }

    private static async Task<NoContent> ConferenceEvent(
        string callId, int room, TwilioForm form, WebhookDesk desk, CancellationToken cancel)
    {
        foreach (var fact in ConferenceEventFacts.Read(form, room)) await desk.Post(new CallId(callId), fact, form, cancel);
        return TypedResults.NoContent();
    }

    // Of the customer's leg only the end is news: all the rest is told by the conference.
    private static async Task<NoContent> CustomerEvent(TwilioForm form, WebhookDesk desk, CancellationToken cancel)
    {
        if (CallStatusFacts.IsOver(form["CallStatus"]))
            await desk.Post(new CallId(form.CallSid), new CallEvent.Fact.LegEnded(LegId.Customer, form.CallSid, LegEnding.HungUp), form, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> LegEvent(string callId, string legId, TwilioForm form, WebhookDesk desk, CancellationToken cancel)
    {
        if (CallStatusFacts.Read(new LegId(legId), form) is { } fact) await desk.Post(new CallId(callId), fact, form, cancel);
        return TypedResults.NoContent();
    }

    private static QueueId Queue(string? name) => name is null ? QueueId.Default : new QueueId(name);

    private static IResult Twiml(string document) => Results.Content(document, "text/xml; charset=utf-8");
}
