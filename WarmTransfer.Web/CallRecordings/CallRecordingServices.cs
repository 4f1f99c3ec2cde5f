using System.Security.Claims;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Cluster;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>Registers the recordings of calls, and maps where they are heard.</summary>
internal static class CallRecordingServices
{
    private const int Parts = 1200;

    /// <summary>What carries calls needs.</summary>
    public static IServiceCollection AddCallRecordings(this IServiceCollection services) =>
        services.AddSingleton<CallRecordingStore>().AddSingleton<RecordingControl>().AddSingleton<CallRecordingPoll>().AddOnDuty<CallRecordingPoll>();

    /// <summary>What people do with them.</summary>
    public static IServiceCollection AddPastRecordings(this IServiceCollection services) =>
        services.AddSingleton<CallMoments>().AddSingleton<PastRecordings>().AddSingleton<ICallRecordings>(provided => provided.GetRequiredService<PastRecordings>()).AddSingleton<CallRecordingSounds>();

    public static void MapCallRecordings(this IEndpointRouteBuilder app)
    {
        // In parts, as browsers ask for it, and kept by none of them.
        app.MapGet("/recordings/{recording}/sound.wav", (string recording, ClaimsPrincipal user, CallRecordingSounds sounds, CancellationToken cancel) =>
            Answer(recording, user, sounds, wav => Results.Bytes(wav, "audio/wav", enableRangeProcessing: true), cancel)).RequireAuthorization();
        app.MapGet("/recordings/{recording}/waveform.json", (string recording, ClaimsPrincipal user, CallRecordingSounds sounds, CancellationToken cancel) =>
            Answer(recording, user, sounds, wav => Results.Json(SoundOfRecording.Read(wav)?.Peaks(wav, Parts) ?? []), cancel)).RequireAuthorization();
    }

    private static async Task<IResult> Answer(string recording, ClaimsPrincipal user, CallRecordingSounds sounds, Func<byte[], IResult> with, CancellationToken cancel)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        try
        {
            return await sounds.Find(recording, viewer, cancel) is { } wav
                ? with(wav)
                : Results.Problem("There is no such recording, or you may not listen to it.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (TwilioRequestException)
        {
            return Results.Problem("Twilio does not give the sound just now. Try again in a moment.", statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
