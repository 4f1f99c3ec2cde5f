using System.Security.Claims;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Cluster;

namespace WarmTransfer.Web.Voicemails;

/// <summary>Registers the messages that callers leave, and maps where they are heard.</summary>
internal static class VoicemailServices
{
    public static IServiceCollection AddVoicemails(this IServiceCollection services)
    {
        services.AddSingleton<TwilioRecordings>().AddSingleton<VoicemailSight>().AddSingleton<LiveVoicemails>().AddSingleton<IVoicemailFeed>(provided => provided.GetRequiredService<LiveVoicemails>());
        services.AddSingleton<VoicemailStore>().AddSingleton<RecordingDeletions>().AddSingleton<LostTranscripts>().AddSingleton<UnleftMessages>().AddSingleton<VoicemailDesk>();
        return services.AddSingleton<VoicemailSounds>().AddHostedService<VoicemailWatch>().AddSingleton<VoicemailPoll>().AddOnDuty<VoicemailPoll>();
    }

    public static void MapVoicemails(this IEndpointRouteBuilder app) => app.MapGet("/voicemails/{recording}/sound.wav", Sound).RequireAuthorization();

    // In parts, as browsers ask for it, and kept by none of them.
    private static async Task<IResult> Sound(string recording, ClaimsPrincipal user, VoicemailSounds sounds, CancellationToken cancel)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        try
        {
            return await sounds.Find(recording, viewer, cancel) is { } wav
                ? Results.Bytes(wav, "audio/wav", enableRangeProcessing: true)
                : Results.Problem("There is no such message, or it is another queue's.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (TwilioRequestException)
        {
            return Results.Problem("Twilio does not give the sound just now. Try again in a moment.", statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
