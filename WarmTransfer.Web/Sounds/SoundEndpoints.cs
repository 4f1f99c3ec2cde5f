using WarmTransfer.Web.Audio;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Origins;

namespace WarmTransfer.Web.Sounds;

/// <summary>Where recordings are heard: by Twilio, and by administrators before they are saved.</summary>
internal static class SoundEndpoints
{
    // Another recording has another address.
    private const string ForEver = "public, max-age=31536000, immutable";

    public static void MapSounds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/audio/sounds/{id}.wav", async (string id, HttpContext context, SoundsInUse inUse, SoundStore store, CancellationToken cancel) =>
            Answer(context, ForEver, inUse.Find(id) ?? await store.Find(id, cancel))).ForTwilio().AllowAnonymous();
        app.MapGet("/settings/sounds/hold-music.wav", (HttpContext context) => Answer(context, "private, max-age=3600", HoldMusic.Wav)).RequireAuthorization(AuthServices.Admins);
        app.MapGet("/settings/sounds/{id}.wav", async (string id, HttpContext context, SoundStore store, CancellationToken cancel) =>
            Answer(context, "private, max-age=3600", await store.Find(id, cancel))).RequireAuthorization(AuthServices.Admins);
    }

    private static IResult Answer(HttpContext context, string cache, byte[]? wav)
    {
        if (wav is null) return Results.NotFound();
        context.Response.Headers.CacheControl = cache;
        return Results.Bytes(wav, "audio/wav", enableRangeProcessing: true);
    }
}
