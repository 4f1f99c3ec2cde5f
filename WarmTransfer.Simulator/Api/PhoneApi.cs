using WarmTransfer.Simulator.Audio;

namespace WarmTransfer.Simulator.Api;

/// <summary>The customer's telephone of the page: dials with the microphone of the browser.</summary>
internal static class PhoneApi
{
    public static void Map(WebApplication app) =>
        app.MapPost("/api/phones", (PhoneCall call, CustomerPhones phones) => Dial(call, phones)).AddEndpointFilter<OnlyJson>();

    private static IResult Dial(PhoneCall call, CustomerPhones phones)
    {
        if (call is not { From.Length: > 0, To.Length: > 0, Sdp.Length: > 0 }) return Results.Problem("from, to and sdp must be given.", statusCode: StatusCodes.Status400BadRequest);
        try
        {
            return Results.Json(phones.Dial(call), SimulatorApi.Json);
        }
        catch (FormatException fault)
        {
            return Results.Problem($"The browser's offer cannot be used: {fault.Message}", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
