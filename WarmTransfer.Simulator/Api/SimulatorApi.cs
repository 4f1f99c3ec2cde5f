using System.Text.Json;
using System.Text.Json.Serialization;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.People;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Api;

/// <summary>The interface of the simulator's own page and of tests; nothing of it exists at Twilio.</summary>
internal static class SimulatorApi
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<OnlyJson>();
        api.MapGet("/state", (Exchange exchange, Crowd crowd) => Results.Json(StateView.Of(exchange, crowd), Json));
        api.MapGet("/events", (Exchange exchange, long after = 0) => Results.Json(exchange.Loop.Do(() => exchange.Log.After(after)), Json));
        api.MapGet("/stream", (Exchange exchange, Crowd crowd, HttpContext context, IHostApplicationLifetime life, long after = 0) =>
            Results.ServerSentEvents(new StateStream(exchange, crowd, life.ApplicationStopping).ReadAsync(after, context.RequestAborted)));
        MapPeople(api);
        MapLegs(api);
        MapSettings(api);
    }

    private static void MapPeople(RouteGroupBuilder api)
    {
        api.MapPost("/callers", (HttpRequest request, Crowd crowd) => WithBodyAsync<CallerPlan>(request, plan =>
            plan.Fault() is { } fault ? Refuse(fault) : Results.Json(new { callSid = crowd.Call(plan) }, Json)));
        api.MapPost("/agents", (HttpRequest request, Crowd crowd) => WithBodyAsync<AgentPlan>(request, plan =>
        {
            if (plan.Identity is not { Length: > 0 } || Address.Parse(plan.Identity) is null && Address.Parse(Address.OfClient(plan.Identity)) is null)
                return Refuse($"Identity '{plan.Identity}' must be an E.164 number or a client identity without spaces and delimiters.");
            return Results.Json(new { identity = crowd.Add(plan).Identity }, Json);
        }));
        api.MapDelete("/agents/{identity}", (string identity, Crowd crowd) => crowd.Remove(identity) ? Results.NoContent() : Missing($"There is no scripted agent {identity}."));
        api.MapPost("/agents/{identity}/freeze", (string identity, Crowd crowd, Exchange exchange) => Freeze(exchange, crowd, identity, true));
        api.MapPost("/agents/{identity}/thaw", (string identity, Crowd crowd, Exchange exchange) => Freeze(exchange, crowd, identity, false));
    }

    private static void MapLegs(RouteGroupBuilder api)
    {
        api.MapGet("/legs/{sid}", (string sid, Exchange exchange) => exchange.Loop.Do(() =>
            exchange.Leg(sid) is { } leg ? Results.Json(LegRecord.Of(leg), Json) : Missing($"There is no call {sid}.")));
        api.MapGet("/legs/{sid}/events", (string sid, Exchange exchange) => Results.Json(exchange.Loop.Do(() => exchange.Log.Of(sid)), Json));
        api.MapPost("/legs/{sid}/hangup", (string sid, Exchange exchange) =>
            OnLeg(exchange, sid, leg => exchange.Switchboard.PartyHangsUp(leg, byDevice: false)));
        api.MapPost("/legs/{sid}/press", (string sid, HttpRequest request, Exchange exchange, IPhoneNetwork network) =>
            WithBodyAsync<KeysPressed>(request, keys => keys.Digits.All(key => "0123456789*#".Contains(key, StringComparison.Ordinal))
                ? OnLeg(exchange, sid, _ => network.Press(sid, keys.Digits))
                : Refuse("digits may only hold 0-9, * and #.")));
        api.MapPost("/legs/{sid}/say", (string sid, HttpRequest request, Exchange exchange, IPhoneNetwork network) =>
            WithBodyAsync<Utterance>(request, words => words.Fault() is { } fault ? Refuse(fault) : OnLeg(exchange, sid, _ => network.Say(sid, words))));
        api.MapPost("/legs/{sid}/answer", (string sid, Exchange exchange, Crowd crowd) =>
            crowd.RingingAt(sid) is { } agent && agent.Answer(sid) ? Results.NoContent() : Missing($"Call {sid} does not ring at a scripted agent."));
        api.MapPost("/legs/{sid}/decline", (string sid, IPhoneNetwork network, Crowd crowd, Exchange exchange) =>
            crowd.RingingAt(sid) is { } agent ? OnLeg(exchange, sid, _ => network.Reject(agent, sid)) : Missing($"Call {sid} does not ring at a scripted agent."));
    }

    private static void MapSettings(RouteGroupBuilder api)
    {
        api.MapGet("/chaos", (Exchange exchange) => Results.Json(exchange.Loop.Do(() => exchange.Chaos.Settings), Json));
        api.MapPut("/chaos", (HttpRequest request, Exchange exchange) => WithBodyAsync<ChaosSettings>(request, settings =>
        {
            if (settings.Fault() is { } fault) return Refuse(fault);
            exchange.Loop.Do(() =>
            {
                exchange.Chaos.Settings = settings;
                exchange.Log.Touch();
            });
            return Results.Json(settings, Json);
        }));
        api.MapPut("/numbers/{number}", (string number, HttpRequest request, Exchange exchange) => WithBodyAsync<NumberChange>(request, change => Change(exchange, number, change)));
    }

    private static IResult Change(Exchange exchange, string number, NumberChange change)
    {
        if (change.VoiceUrl is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            return Refuse($"voiceUrl '{url}' must be an absolute http or https URL, or empty.");
        return exchange.Loop.Do(() =>
        {
            var index = exchange.Directory.Numbers.FindIndex(candidate => candidate.Number == number);
            if (index < 0) return Missing($"There is no number {number}.");
            exchange.Directory.Numbers[index] = exchange.Directory.Numbers[index] with { VoiceUrl = change.VoiceUrl, Updated = exchange.Now };
            exchange.Log.Touch();
            return Results.NoContent();
        });
    }

    private static IResult Freeze(Exchange exchange, Crowd crowd, string identity, bool frozen)
    {
        if (crowd.Agents.FirstOrDefault(agent => agent.Identity == identity) is not { } agent) return Missing($"There is no scripted agent {identity}.");
        agent.Frozen = frozen;
        exchange.Loop.Do(exchange.Log.Touch);
        return Results.NoContent();
    }

    private static IResult OnLeg(Exchange exchange, string sid, Action<Leg> act) => exchange.Loop.Do(() =>
    {
        if (exchange.Leg(sid) is not { IsOver: false } leg) return Missing($"There is no live call {sid}.");
        act(leg);
        return Results.NoContent();
    });

    private static async Task<IResult> WithBodyAsync<T>(HttpRequest request, Func<T, IResult> act)
    {
        try
        {
            var body = await request.ReadFromJsonAsync<T>(Json, request.HttpContext.RequestAborted);
            return body is null ? Refuse("The body must be a JSON object.") : act(body);
        }
        catch (JsonException fault) { return Refuse($"The body is not the JSON expected here: {fault.Message}"); }
    }

    private static IResult Refuse(string why) => Results.Json(new ApiError(why), Json, statusCode: 400);

    private static IResult Missing(string why) => Results.Json(new ApiError(why), Json, statusCode: 404);
}

internal sealed record KeysPressed([property: JsonRequired] string Digits);

internal sealed record NumberChange([property: JsonRequired] string VoiceUrl);
