using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Simulator.Network;

/// <summary>A phone network on a clock that a test moves, and the customer's server beside it.</summary>
internal sealed class TestNetwork : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private readonly WebApplication _app;

    private TestNetwork(WebApplication app, WebhookHost host, SimulatorOptions options, FakeTimeProvider clock)
    {
        (_app, Host, Options, Clock) = (app, host, options, clock);
        Exchange = app.Services.GetRequiredService<Exchange>();
        Door = app.Services.GetRequiredService<IPhoneNetwork>();
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Rest = new RestClient(Http, options);
    }

    public WebhookHost Host { get; }
    public SimulatorOptions Options { get; }
    public FakeTimeProvider Clock { get; }
    public Exchange Exchange { get; }
    public IPhoneNetwork Door { get; }
    public HttpClient Http { get; }
    public RestClient Rest { get; }

    public ChaosSettings Chaos
    {
        set => Exchange.Loop.Do(() => Exchange.Chaos.Settings = value);
    }

    public static async Task<TestNetwork> StartAsync(Action<SimulatorOptions>? change = null)
    {
        var host = await WebhookHost.StartAsync();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero));
        var options = new SimulatorOptions { Url = "http://127.0.0.1:0", VoiceUrl = host.Url("/voice"), ApplicationVoiceUrl = host.Url("/application"), CallsPerSecond = 1e9 };
        change?.Invoke(options);
        var app = SimulatorApp.Build(options, builder => builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<ISounds>(new SilentSounds(new HttpClient())));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestNetwork(app, host, options, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Host.DisposeAsync();
    }

    public Task SettleAsync() => Exchange.Loop.Settled.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>Lets time pass in steps small enough that whatever a timer starts sees the right time.</summary>
    public async Task PassAsync(double seconds)
    {
        for (var left = TimeSpan.FromSeconds(seconds); left > TimeSpan.Zero; left -= Tick)
        {
            Clock.Advance(left < Tick ? left : Tick);
            await SettleAsync();
        }
    }

    public Phone Register(string identity)
    {
        var phone = new Phone(this, identity);
        Door.Register(phone);
        return phone;
    }

    public async Task<string> CallInAsync(string from = "+15550100001")
    {
        var sid = Door.Dial(from, Options.PhoneNumber).CallSid;
        await SettleAsync();
        return sid;
    }

    public async Task HangUpAsync(string sid)
    {
        Door.HangUp(sid);
        await SettleAsync();
    }

    public Leg Leg(string sid) => Exchange.Loop.Do(() => Exchange.Leg(sid)) ?? throw new InvalidOperationException($"No leg {sid}.");

    public string Status(string sid) => Leg(sid).Status.Wire();

    public IReadOnlyList<string> Hears(string sid) => [.. Leg(sid).Audio.Hearing.People.Select(person => person.CallSid)];

    public string? Playing(string sid) => Leg(sid).Audio.Hearing.Playback?.Clip.Caption;

    public IReadOnlyList<int?> DebuggerCodes(string level) =>
        Exchange.Loop.Do(() => Exchange.Log.After(0)).Where(entry => entry.Kind == "debugger" && entry.Level == level).Select(entry => entry.Code).ToList();

    public Conference Room(string name) => Exchange.Loop.Do(() => Exchange.Hall.Live(name)) ?? throw new InvalidOperationException($"No conference {name}.");

    /// <summary>Calls an agent by REST, as the console does, and waits until the phone rings.</summary>
    public async Task<string> RingAsync(Phone phone, string path, params (string, string)[] more)
    {
        var call = await Rest.PostAsync("Calls.json", [("To", "client:" + phone.Identity), ("From", Options.PhoneNumber), ("Url", Host.Url(path)), .. more]);
        await SettleAsync();
        return call.GetProperty("sid").GetString()!;
    }
}

/// <summary>A plain client of the REST API.</summary>
internal sealed class RestClient(HttpClient http, SimulatorOptions options)
{
    /// <summary>The same credentials and address over connections of the test's own.</summary>
    public RestClient Over(HttpMessageHandler handler) => new(new HttpClient(handler, disposeHandler: false) { BaseAddress = http.BaseAddress }, options);

    public async Task<JsonElement> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var response = await SendAsync(HttpMethod.Post, path, form);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await ReadAsync(response);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {path}");
        return await ReadAsync(response);
    }

    /// <summary>Status and Twilio code of a request that must be refused.</summary>
    public async Task<(int Status, int Code)> RefusedAsync(HttpMethod method, string path, params (string Name, string Value)[] form)
    {
        using var response = await SendAsync(method, path, form);
        var body = await ReadAsync(response);
        Assert.Equal((int)response.StatusCode, body.GetProperty("status").GetInt32());
        return ((int)response.StatusCode, body.GetProperty("code").GetInt32());
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, (string Name, string Value)[]? form = null, string? user = null, string? password = null)
    {
        var root = $"/2010-04-01/Accounts/{options.AccountSid}/";
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : root + path);
        var credentials = $"{user ?? options.AccountSid}:{password ?? options.AuthToken}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        if (form is not null && method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
