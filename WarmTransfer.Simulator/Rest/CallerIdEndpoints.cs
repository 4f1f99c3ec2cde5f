using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record CallerIdJson(string Sid, string AccountSid, string FriendlyName, string PhoneNumber, string DateCreated, string DateUpdated, string Uri)
{
    public static CallerIdJson Of(VerifiedNumber one, SimulatorOptions options) => new(
        one.Sid, options.AccountSid, one.Number, one.Number, RestJson.Date(one.Created)!, RestJson.Date(one.Created)!, $"{RestApi.Root}/Accounts/{options.AccountSid}/OutgoingCallerIds/{one.Sid}.json");
}

/// <summary>Verified numbers of others: list and read. They are verified by a call to their owner, which is not done here.</summary>
internal static class CallerIdEndpoints
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/OutgoingCallerIds.json", List);
        account.MapGet("/OutgoingCallerIds/{sid}.json", Read);
    }

    private static IResult List(HttpRequest request, Exchange exchange) => exchange.Loop.Do(() =>
    {
        var wanted = request.Query["PhoneNumber"].ToString();
        return Paging.Of(request, "outgoing_caller_ids", [.. exchange.Directory.Verified.Where(one => wanted.Length == 0 || one.Number == wanted).Select(one => CallerIdJson.Of(one, exchange.Options))]);
    });

    private static IResult Read(HttpRequest request, string sid, Exchange exchange) => exchange.Loop.Do(() => exchange.Directory.Verified.Find(one => one.Sid == sid) is { } one
        ? RestJson.Ok(CallerIdJson.Of(one, exchange.Options))
        : throw RestException.NotFound(request.Path));
}
