using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Transcripts;

/// <summary>Registers the transcripts of calls.</summary>
internal static class TranscriptServices
{
    /// <summary>What Twilio is asked and tells, and what nodes keep of it and tell each other.</summary>
    public static IServiceCollection AddTranscriptStore(this IServiceCollection services)
    {
        services.AddSingleton<TwilioTranscriptions>().AddSingleton<TranscriptControl>().AddSingleton<LiveTranscripts>().AddSingleton<TranscriptStore>();
        return services.AddSingleton<TranscriptWriter>().AddHostedService(provided => provided.GetRequiredService<TranscriptWriter>());
    }

    /// <summary>What people read.</summary>
    public static IServiceCollection AddTranscripts(this IServiceCollection services) => services.AddSingleton<ITranscripts, TranscriptDesk>();
}
