using WarmTransfer.Web.Origins;

namespace WarmTransfer.Web.Audio;

/// <summary>What whoever calls hears while it rings at the other end: 440 and 480 Hz, two seconds of six; made once at start.</summary>
internal static class RingTone
{
    private const int SampleRate = 8000, OnSeconds = 2, Seconds = 6;
    private const double Loudness = 0.1;

    public static byte[] Wav { get; } = HoldMusic.Riff([.. Enumerable.Range(0, Seconds * SampleRate).Select(At)]);

    public static void MapRingTone(this IEndpointRouteBuilder app) => app.MapGet("/audio/ring-tone.wav", (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Bytes(Wav, "audio/wav");
    }).ForTwilio().AllowAnonymous();

    private static short At(int sample) => sample < OnSeconds * SampleRate ? (short)(Loudness * short.MaxValue * (Wave(440, sample) + Wave(480, sample))) : (short)0;

    private static double Wave(double hertz, int sample) => Math.Sin(2 * Math.PI * hertz * sample / SampleRate);
}
