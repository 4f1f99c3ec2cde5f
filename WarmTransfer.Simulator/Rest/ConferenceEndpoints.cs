using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record ConferenceJson(
    string Sid, string AccountSid, string FriendlyName, string Status, string Region, string ApiVersion, string DateCreated, string DateUpdated,
    string? ReasonConferenceEnded, string? CallSidEndingConference, string Uri, Dictionary<string, string> SubresourceUris)
{
    public static ConferenceJson Of(Conference conference, SimulatorOptions options)
    {
        var path = $"{RestApi.Root}/Accounts/{options.AccountSid}/Conferences/{conference.Sid}";
        return new ConferenceJson(
            conference.Sid, options.AccountSid, conference.FriendlyName, conference.WireStatus, conference.Region ?? "us1", "2010-04-01",
            RestJson.Date(conference.Created)!, RestJson.Date(conference.Updated)!, conference.ReasonEnded, conference.CallSidEnding, path + ".json",
            new Dictionary<string, string> { ["participants"] = path + "/Participants.json", ["recordings"] = path + "/Recordings.json" });
    }
}

/// <summary>Conferences: list, read, end, announce. None is created here; the first participant does that.</summary>
internal static class ConferenceEndpoints
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/Conferences.json", List);
        account.MapGet("/Conferences/{conference}.json", Read);
        account.MapPost("/Conferences/{conference}.json", UpdateAsync);
    }

    public static Conference Find(Exchange exchange, string sid, HttpRequest request) => exchange.Hall.BySid(sid) ?? throw RestException.NotFound(request.Path);

    private static IResult List(HttpRequest request, Exchange exchange) => exchange.Loop.Do(() => Paging.Of(
        request, "conferences",
        [.. exchange.Hall.All.Where(conference => Matches(request.Query, conference)).Select(conference => ConferenceJson.Of(conference, exchange.Options))]));

    private static bool Matches(IQueryCollection query, Conference conference) =>
        Is(query, "FriendlyName", conference.FriendlyName) && Is(query, "Status", conference.WireStatus)
        && DateFilter.Passes(query, "DateCreated", conference.Created) && DateFilter.Passes(query, "DateUpdated", conference.Updated);

    private static bool Is(IQueryCollection query, string name, string value) => query[name].ToString() is not { Length: > 0 } wanted || wanted == value;

    private static IResult Read(HttpRequest request, string conference, Exchange exchange) =>
        RestJson.Ok(exchange.Loop.Do(() => ConferenceJson.Of(Find(exchange, conference, request), exchange.Options)));

    private static async Task<IResult> UpdateAsync(HttpRequest request, string conference, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Ok(exchange.Loop.Do(() =>
        {
            var room = Find(exchange, conference, request);
            if (room.IsOver) throw RestException.NotFound(request.Path);
            Update(exchange, room, form);
            return ConferenceJson.Of(room, exchange.Options);
        }));
    }

    private static void Update(Exchange exchange, Conference room, RestForm form)
    {
        if (form.Text("Status") is { } status)
        {
            if (status != "completed") throw RestException.Invalid(20001, $"Status '{status}' must be 'completed'.");
            exchange.Hall.EndByApi(room);
        }
        else if (form.Url("AnnounceUrl") is { } url) exchange.Scripts.Announce(room, null, url, form.Method("AnnounceMethod"));
    }
}
