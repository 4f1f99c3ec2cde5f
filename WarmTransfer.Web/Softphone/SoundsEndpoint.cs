using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Softphone;

/// <summary>Serves the phone's sounds.</summary>
internal static class SoundsEndpoint
{
    public static IEndpointConventionBuilder MapPhoneSounds(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/phone/sounds/{name}.wav", Get).WithMetadata(new CountedApartAttribute("sounds")).RequireAuthorization();

    internal static Results<FileContentHttpResult, NotFound> Get(string name, HttpResponse response)
    {
        if (Sounds.Wav(name) is not { } wav) return TypedResults.NotFound();
        response.Headers.CacheControl = "private, max-age=86400";
        return TypedResults.File(wav, "audio/wav");
    }
}
