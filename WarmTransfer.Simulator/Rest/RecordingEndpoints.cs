using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

/// <summary>Recordings: the network keeps none, so every list is empty.</summary>
internal static class RecordingEndpoints
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/Recordings.json", Empty);
        account.MapGet("/Calls/{call}/Recordings.json", (HttpRequest request, string call, Exchange exchange) =>
        {
            exchange.Loop.Do(() => CallEndpoints.Find(exchange, call, request));
            return Empty(request);
        });
        account.MapGet("/Conferences/{conference}/Recordings.json", (HttpRequest request, string conference, Exchange exchange) =>
        {
            exchange.Loop.Do(() => ConferenceEndpoints.Find(exchange, conference, request));
            return Empty(request);
        });
    }

    private static IResult Empty(HttpRequest request) => Paging.Of<object>(request, "recordings", []);
}
