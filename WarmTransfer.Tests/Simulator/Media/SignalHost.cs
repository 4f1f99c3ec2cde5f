using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Signalling;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Tests.Simulator.Media;

/// <summary>Signalling and media on a real Kestrel, with a network that tests speak for.</summary>
internal sealed class SignalHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SignalHost(WebApplication app, FakeNetwork network) => (_app, Network) = (app, network);

    public FakeNetwork Network { get; }

    public Mixer Mixer => _app.Services.GetRequiredService<Mixer>();

    public RtcServer Media => _app.Services.GetRequiredService<RtcServer>();

    public Uri Url => new(_app.Urls.Single());

    /// <param name="time">Drives time-outs; without it they run in real time.</param>
    /// <param name="map">Further endpoints, such as a page.</param>
    public static async Task<SignalHost> StartAsync(FakeTimeProvider? time = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var network = new FakeNetwork();
        if (time is not null) builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IPhoneNetwork>(network).AddMedia();
        var app = builder.Build();
        app.MapVoiceSignalling();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SignalHost(app, network);
    }

    public Task<SignalPage> OpenAsync() => SignalPage.OpenAsync(new Uri($"ws://127.0.0.1:{Url.Port}/signal"));

    /// <summary>A page of the identity that is registered with the network.</summary>
    public async Task<SignalPage> RegisterAsync(string identity)
    {
        var page = await OpenAsync();
        page.Send("listen", new { token = Token(identity) });
        await page.ExpectAsync("connected");
        page.Send("register", new { media = new { audio = true } });
        await page.ExpectAsync("ready");
        Assert.Equal($"register {identity}", await Network.NextAsync());
        return page;
    }

    /// <summary>An access token as the product would make it; parts can be spoilt.</summary>
    public static string Token(
        string identity, string? secret = null, string? issuer = null, string? subject = null, string contentType = "twilio-fpa;v=1", DateTimeOffset? expires = null,
        bool incoming = true, string? application = "AP00000000000000000000000000000001")
    {
        var account = new SimulatorOptions();
        var head = Encode(new { alg = "HS256", typ = "JWT", cty = contentType });
        var body = Encode(new
        {
            jti = "x", iss = issuer ?? account.ApiKeySid, sub = subject ?? account.AccountSid,
            exp = (expires ?? new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUnixTimeSeconds(),
            grants = new { identity, voice = new { incoming = new { allow = incoming }, outgoing = new { application_sid = application } } },
        });
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret ?? account.ApiKeySecret), Encoding.ASCII.GetBytes($"{head}.{body}"));
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
