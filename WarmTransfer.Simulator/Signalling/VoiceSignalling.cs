using Microsoft.Extensions.DependencyInjection.Extensions;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>How the host takes on media and signalling.</summary>
public static class VoiceSignalling
{
    /// <summary>Adds mixer, media server, speech and the Voice SDK's edge. The host adds an <see cref="Network.IPhoneNetwork"/>.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Mixer>().AddSingleton<Speech>();
        services.AddHostedService<MixerLoop>();
        services.AddSingleton<RtcServer>().AddHostedService(provider => provider.GetRequiredService<RtcServer>());
        services.AddSingleton<Mailbox>().AddHostedService(provider => provider.GetRequiredService<Mailbox>());
        services.AddSingleton<VoiceEdge>();
        return services;
    }

    /// <summary>Maps <c>/signal</c>, the WebSocket of the Voice SDK.</summary>
    public static IEndpointConventionBuilder MapVoiceSignalling(this IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
        pipeline.Run(ServeAsync);
        return endpoints.Map("/signal", pipeline.Build());
    }

    private static async Task ServeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            await http.Response.WriteAsync("This is the signalling of the Voice SDK; connect with a WebSocket.", http.RequestAborted);
            return;
        }

        var services = http.RequestServices;
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var webSocket = await http.WebSockets.AcceptWebSocketAsync();
        var socket = new SignalSocket(webSocket, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<SignalSocket>>());
        await new VoiceClient(socket, services.GetRequiredService<VoiceEdge>()).ServeAsync(stopping);
    }
}
