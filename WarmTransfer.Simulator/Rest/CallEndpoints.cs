using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Twiml;

namespace WarmTransfer.Simulator.Rest;

/// <summary>Calls: create, read, change, delete, list.</summary>
internal static class CallEndpoints
{
    private const int LongestCall = 86_400;
    private static readonly TimeSpan RingGrace = TimeSpan.FromSeconds(5);

    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost("/Calls.json", CreateAsync);
        account.MapGet("/Calls.json", List);
        account.MapGet("/Calls/{call}.json", Read);
        account.MapPost("/Calls/{call}.json", UpdateAsync);
        account.MapDelete("/Calls/{call}.json", Delete);
    }

    public static Leg Find(Exchange exchange, string call, HttpRequest request) => exchange.Leg(call) ?? throw RestException.NotFound(request.Path);

    /// <summary>Checks To, From, Timeout and TimeLimit; Calls and Participants share these rules.</summary>
    public static OutgoingLeg Plan(Exchange exchange, RestForm form)
    {
        var to = Address.Parse(form.Required("To", 21201));
        if (to is null) throw RestException.Invalid(21211, $"The 'To' number {form.Text("To")} is not a valid phone number or client.");
        var from = form.Text("CallerId") is { Length: > 0 } callerId ? callerId : form.Required("From", 21213);
        CheckFrom(exchange, from, form.Text("CallToken"));
        var timeout = TimeSpan.FromSeconds(Math.Min(form.Int("Timeout", 60, 1, 600, code: 21208), to.IsClient ? 60 : 600));
        return new OutgoingLeg(to, from, "outbound-api", timeout + RingGrace, Limited: true, Hook: form.CallHook(), TimeLimit: TimeLimit(form));
    }

    private static TimeSpan? TimeLimit(RestForm form) =>
        form.Text("TimeLimit") is { Length: > 0 } ? TimeSpan.FromSeconds(form.Int("TimeLimit", LongestCall, 1, LongestCall)) : null;

    private static async Task<IResult> CreateAsync(HttpRequest request, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        if (form.Text("SendDigits", "").FirstOrDefault(key => !"0123456789*#wW".Contains(key, StringComparison.Ordinal)) is var key and not default(char))
            throw RestException.Invalid(21206, $"SendDigits must hold 0-9, *, #, w and W only, and holds '{key}'.");
        return RestJson.Created(exchange.Loop.Do(() =>
        {
            var plan = Plan(exchange, form);
            var source = Source(exchange, form, true) ?? throw RestException.Invalid(21205, "One of 'Url', 'Twiml' or 'ApplicationSid' must be given.");
            var leg = exchange.Switchboard.Originate(plan);
            if (form.Url("FallbackUrl") is { } fallback) leg.Fallback = (fallback, form.Method("FallbackMethod"));
            leg.OnAnswer = () => exchange.Scripts.Run(leg, source);
            return CallJson.Of(leg, leg.Reading, exchange);
        }));
    }

    private static void CheckFrom(Exchange exchange, string from, string? callToken)
    {
        var address = Address.Parse(from) ?? throw RestException.Invalid(21212, $"The 'From' number {from} is not a valid phone number or client.");
        if (address.IsClient || exchange.Directory.Number(address.Identity) is not null || exchange.Directory.Verified.Exists(one => one.Number == address.Identity)) return;
        var caller = exchange.Legs.FirstOrDefault(leg => leg.From == from && VoiceParameters.CallToken(leg) == callToken);
        if (caller is null) throw RestException.Invalid(21210, $"The source phone number provided, {from}, is not yet verified for your account.");
    }

    private static TwimlSource? Source(Exchange exchange, RestForm form, bool urlWins)
    {
        if (form.Text("ApplicationSid") is { Length: > 0 } sid)
        {
            var application = exchange.Directory.Application(sid) ?? throw RestException.Invalid(21218, $"ApplicationSid {sid} is not an application of this account.");
            return Uri.TryCreate(application.VoiceUrl, UriKind.Absolute, out var address)
                ? new TwimlSource(address, application.VoiceMethod)
                : throw RestException.Invalid(21205, $"Application {sid} has no VoiceUrl.");
        }
        var (url, twiml) = (form.Url("Url"), form.Text("Twiml"));
        if (url is not null && twiml is not null && !urlWins) throw RestException.Invalid(21200, "Give either 'Url' or 'Twiml', not both.");
        if (url is not null) return new TwimlSource(url, form.Method("Method"));
        if (twiml is { Length: > 4000 }) throw RestException.Invalid(21200, "'Twiml' must not be longer than 4000 characters.");
        return twiml is null ? null : TwimlSource.Of(twiml);
    }

    private static IResult Read(HttpRequest request, string call, Exchange exchange) => RestJson.Ok(exchange.Loop.Do(() =>
    {
        var leg = Find(exchange, call, request);
        return CallJson.Of(leg, leg.ReadingAt(exchange.Now - exchange.Chaos.NextReadLag()), exchange);
    }));

    private static IResult List(HttpRequest request, Exchange exchange) => exchange.Loop.Do(() =>
    {
        var at = exchange.Now - exchange.Chaos.NextReadLag();
        var calls = exchange.Legs.Select(leg => (Leg: leg, Reading: leg.ReadingAt(at))).Where(entry => Matches(request.Query, entry.Leg, entry.Reading));
        return Paging.Of(request, "calls", [.. calls.Select(entry => CallJson.Of(entry.Leg, entry.Reading, exchange))]);
    });

    private static bool Matches(IQueryCollection query, Leg leg, LegReading reading) =>
        Is(query, "To", leg.To) && Is(query, "From", leg.From) && Is(query, "ParentCallSid", leg.Parent?.Sid) && Is(query, "Status", reading.Status.Rest())
        && DateFilter.Passes(query, "StartTime", reading.Started ?? leg.Created) && DateFilter.Passes(query, "EndTime", reading.Ended);

    private static bool Is(IQueryCollection query, string name, string? value) => query[name].ToString() is not { Length: > 0 } wanted || wanted == value;

    private static async Task<IResult> UpdateAsync(HttpRequest request, string call, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Ok(exchange.Loop.Do(() =>
        {
            var leg = Find(exchange, call, request);
            Update(exchange, leg, form);
            return CallJson.Of(leg, leg.Reading, exchange);
        }));
    }

    private static void Update(Exchange exchange, Leg leg, RestForm form)
    {
        var (source, hook, limit) = (Source(exchange, form, false), form.CallHook(), TimeLimit(form));
        if (leg.IsOver) throw RestException.Invalid(21220, $"Call {leg.Sid} is not in-progress. Cannot redirect.");
        leg.Hook = hook ?? leg.Hook;
        if (form.Url("FallbackUrl") is { } fallback) leg.Fallback = (fallback, form.Method("FallbackMethod"));
        if (limit is { } longest) exchange.Switchboard.Limit(leg, longest);
        if (form.Text("Status") is { } status) End(exchange, leg, status);
        else if (source is not null) Redirect(exchange, leg, source);
    }

    private static void End(Exchange exchange, Leg leg, string status)
    {
        switch (status)
        {
            case "completed":
                exchange.Switchboard.End(leg, leg.IsUp ? LegStatus.Completed : LegStatus.Canceled);
                break;
            case "canceled" when leg.IsUp:
                throw RestException.Invalid(21220, $"Call {leg.Sid} is in-progress and cannot be canceled. Use Status=completed.");
            case "canceled":
                exchange.Switchboard.End(leg, LegStatus.Canceled, 487);
                break;
            default:
                throw RestException.Invalid(20001, $"Status '{status}' must be 'canceled' or 'completed'.");
        }
    }

    private static void Redirect(Exchange exchange, Leg leg, TwimlSource source)
    {
        if (leg.IsUp) exchange.Scripts.Redirect(leg, source);
        else if (leg.Direction == "outbound-api") leg.OnAnswer = () => exchange.Scripts.Run(leg, source);
        else throw RestException.Invalid(21220, $"Call {leg.Sid} is not in-progress. Cannot redirect.");
    }

    private static IResult Delete(HttpRequest request, string call, Exchange exchange) => exchange.Loop.Do(() =>
    {
        var leg = Find(exchange, call, request);
        if (!leg.IsOver) throw new RestException(409, 20409, $"Call {call} is not over and cannot be deleted.");
        exchange.Forget(leg);
        return Results.NoContent();
    });
}
