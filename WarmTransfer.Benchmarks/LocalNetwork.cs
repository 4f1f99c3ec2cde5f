using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.People;

namespace WarmTransfer.Benchmarks;

/// <summary>The phone network alone, in this process: it goes on while the product is down, and its record is the truth.</summary>
internal sealed class LocalNetwork : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Exchange _exchange;
    private readonly Crowd _crowd;

    private LocalNetwork(WebApplication app) =>
        (_app, _exchange, _crowd) = (app, app.Services.GetRequiredService<Exchange>(), app.Services.GetRequiredService<Crowd>());

    public IPhoneNetwork Phones => _app.Services.GetRequiredService<IPhoneNetwork>();

    public StateView State => StateView.Of(_exchange, _crowd);

    /// <summary>How much longer each REST request takes, as Twilio is not on this machine.</summary>
    public int RestTakesMs
    {
        set => _exchange.Loop.Do(() => _exchange.Chaos.Settings = new() { RestSlow = value > 0 ? 100 : 0, RestSlowMs = value });
    }

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    public static async Task<LocalNetwork> Start(Uri address, Uri product, double callsPerSecond)
    {
        var app = SimulatorApp.Build(new SimulatorOptions
        {
            Url = address.AbsoluteUri.TrimEnd('/'), CallsPerSecond = callsPerSecond, VoiceUrl = new Uri(product, "/conference/connect/client").AbsoluteUri,
            StatusCallbackUrl = new Uri(product, "/calls/events").AbsoluteUri, ApplicationVoiceUrl = new Uri(product, "/conference/join").AbsoluteUri,
        });
        await app.StartAsync();
        return new LocalNetwork(app);
    }

    /// <summary>Settings with which the product finds this network.</summary>
    public static Dictionary<string, string> Settings(Uri address, double callsPerSecond) => new()
    {
        ["Twilio__ApiBaseUrl"] = address.AbsoluteUri.TrimEnd('/'), ["Twilio__AccountSid"] = "AC00000000000000000000000000000001",
        ["Twilio__AuthToken"] = "simulator-auth-token", ["Twilio__ApiKeySid"] = "SK00000000000000000000000000000001",
        ["Twilio__ApiKeySecret"] = "simulator-api-key-secret-for-everybody", ["Twilio__PhoneNumber"] = "+15550100000", ["Twilio__CallsPerSecond"] = $"{callsPerSecond}",
    };

    public void Answers(string agent) => _crowd.Add(new AgentPlan(agent));

    public string Dial(int number) => _crowd.Call(new CallerPlan($"+1555{number:0000000}"))!;

    public bool IsHeld(string callSid) => _exchange.Loop.Do(() => _exchange.Leg(callSid)?.Seat?.Hold == true);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
