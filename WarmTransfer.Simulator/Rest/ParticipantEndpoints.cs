using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record ParticipantJson(
    string AccountSid, string CallSid, string? Label, string ConferenceSid, string DateCreated, string DateUpdated, bool EndConferenceOnExit,
    bool StartConferenceOnEnter, bool Muted, bool Hold, bool Coaching, string? CallSidToCoach, string Status, string QueueTime, string Uri)
{
    public static ParticipantJson Of(Seat seat, SimulatorOptions options) => new(
        options.AccountSid, seat.Leg.Sid, seat.Label, seat.Conference.Sid, RestJson.Date(seat.Created)!, RestJson.Date(seat.Updated)!,
        seat.EndOnExit, seat.Options.StartOnEnter, seat.Muted, seat.Hold, seat.Coaching, seat.CallSidToCoach, StatusOf(seat),
        RestJson.Milliseconds(seat.Leg.QueueTime),
        $"{RestApi.Root}/Accounts/{options.AccountSid}/Conferences/{seat.Conference.Sid}/Participants/{seat.Leg.Sid}.json");

    private static string StatusOf(Seat seat) => seat switch
    {
        { Joined: true } => "connected",
        { Leg.Status: LegStatus.Queued } => "queued",
        { Leg.Status: LegStatus.Ringing } => "ringing",
        { Leg.Status: LegStatus.Initiated or LegStatus.InProgress } => "connecting",
        { Leg.Status: LegStatus.Completed } => "complete",
        _ => "failed",
    };
}

/// <summary>Participants: add, read, change, kick, list.</summary>
internal static class ParticipantEndpoints
{
    private const string Path = "/Conferences/{conference}/Participants";
    private static readonly string[] ConferenceEvents = ["start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"];

    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost(Path + ".json", CreateAsync);
        account.MapGet(Path + ".json", List);
        account.MapGet(Path + "/{participant}.json", Read);
        account.MapPost(Path + "/{participant}.json", UpdateAsync);
        account.MapDelete(Path + "/{participant}.json", Kick);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, string conference, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Created(exchange.Loop.Do(() =>
        {
            var room = conference.StartsWith("CF", StringComparison.Ordinal) && conference.Length == 34 ? Live(exchange, conference, request) : null;
            var (options, plan) = (Options(form), CallEndpoints.Plan(exchange, form));
            // Checked before the call is made: a refused participant must not ring.
            if ((room ?? exchange.Hall.Live(conference)) is { } existing) SeatRules.Check(existing, options);
            var leg = exchange.Switchboard.Originate(plan);
            var seat = exchange.Hall.Reserve(room, conference, leg, options, fromTwiml: false);
            leg.OnAnswer = () => exchange.Hall.Join(seat);
            return ParticipantJson.Of(seat, exchange.Options);
        }));
    }

    private static SeatOptions Options(RestForm form) => new()
    {
        Label = form.Text("Label"),
        Muted = form.Bool("Muted", false),
        Beep = form.Text("Beep", "true"),
        StartOnEnter = form.Bool("StartConferenceOnEnter", true),
        EndOnExit = form.Bool("EndConferenceOnExit", false),
        WaitUrl = form.Text("WaitUrl") is { Length: > 0 } ? form.Url("WaitUrl")!.OriginalString : form.Text("WaitUrl"),
        WaitMethod = form.Method("WaitMethod"),
        MaxParticipants = form.Int("MaxParticipants", 250, 2, 250),
        CallSidToCoach = form.Text("CallSidToCoach"),
        Coaching = form.Bool("Coaching", form.Has("CallSidToCoach")),
        Region = form.Text("Region"),
        EarlyMedia = form.Bool("EarlyMedia", true),
        ConferenceHook = ConferenceHook(form),
    };

    private static Hook? ConferenceHook(RestForm form)
    {
        var events = form.Words("ConferenceStatusCallbackEvent").Intersect(ConferenceEvents).ToList();
        return Hook.Of(form.Url("ConferenceStatusCallback"), form.Method("ConferenceStatusCallbackMethod"), events.Count > 0 ? events : ["start", "end"]);
    }

    private static Conference Live(Exchange exchange, string sid, HttpRequest request) =>
        ConferenceEndpoints.Find(exchange, sid, request) is { IsOver: false } room ? room : throw RestException.NotFound(request.Path);

    private static Seat Find(Exchange exchange, string conference, string participant, HttpRequest request) =>
        Live(exchange, conference, request).Find(participant) ?? throw RestException.NotFound(request.Path);

    private static IResult List(HttpRequest request, string conference, Exchange exchange) => exchange.Loop.Do(() =>
    {
        var seats = ConferenceEndpoints.Find(exchange, conference, request).Seats.Where(seat => Matches(request.Query, seat));
        return Paging.Of(request, "participants", [.. seats.Select(seat => ParticipantJson.Of(seat, exchange.Options))]);
    });

    private static bool Matches(IQueryCollection query, Seat seat) =>
        Is(query, "Muted", seat.Muted) && Is(query, "Hold", seat.Hold) && Is(query, "Coaching", seat.Coaching);

    private static bool Is(IQueryCollection query, string name, bool value) =>
        query[name].ToString() is not { Length: > 0 } wanted || wanted.Equals("true", StringComparison.OrdinalIgnoreCase) == value;

    private static IResult Read(HttpRequest request, string conference, string participant, Exchange exchange) =>
        RestJson.Ok(exchange.Loop.Do(() => ParticipantJson.Of(Find(exchange, conference, participant, request), exchange.Options)));

    private static async Task<IResult> UpdateAsync(HttpRequest request, string conference, string participant, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Ok(exchange.Loop.Do(() =>
        {
            var seat = Find(exchange, conference, participant, request);
            new ParticipantControl(exchange).Apply(seat, Change(form));
            return ParticipantJson.Of(seat, exchange.Options);
        }));
    }

    private static ParticipantChange Change(RestForm form) => new()
    {
        Muted = form.Maybe("Muted"),
        Hold = form.Maybe("Hold"),
        HoldUrl = form.Url("HoldUrl"),
        HoldMethod = form.Method("HoldMethod", "GET"),
        AnnounceUrl = form.Url("AnnounceUrl"),
        AnnounceMethod = form.Method("AnnounceMethod"),
        EndOnExit = form.Maybe("EndConferenceOnExit"),
        BeepOnExit = form.Maybe("BeepOnExit"),
        Coaching = form.Maybe("Coaching"),
        CallSidToCoach = form.Text("CallSidToCoach"),
        WaitUrl = form.Url("WaitUrl"),
    };

    private static IResult Kick(HttpRequest request, string conference, string participant, Exchange exchange) => exchange.Loop.Do(() =>
    {
        exchange.Hall.Kick(Find(exchange, conference, participant, request));
        return Results.NoContent();
    });
}
