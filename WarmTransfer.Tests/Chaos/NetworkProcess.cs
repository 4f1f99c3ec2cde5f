using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.People;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Chaos;

/// <summary>The phone network as a process of its own, driven and asked through its API.</summary>
internal sealed class NetworkProcess : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly ServerProcess _process = new("SimulatorAssembly", "Phone network simulator:");
    private readonly CancellationTokenSource _over = new();
    private readonly HttpClient _http;
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private Task _watching = Task.CompletedTask;
    private StateView? _state;

    private NetworkProcess() => _http = new HttpClient { BaseAddress = new Uri(Url) };

    public string Url { get; } = $"http://127.0.0.1:{FreePort.Take()}";

    public int? Id => _process.Id;

    /// <summary>As it was a moment ago.</summary>
    public StateView State => Volatile.Read(ref _state)!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<NetworkProcess> Start(string console, string fallback)
    {
        var network = new NetworkProcess();
        await network._process.Start(
            "--environment=Development", $"--Simulator:Url={network.Url}", $"--Simulator:VoiceUrl={console}/conference/connect/client",
            $"--Simulator:StatusCallbackUrl={console}/calls/events", $"--Simulator:ApplicationVoiceUrl={console}/conference/join",
            $"--Simulator:VoiceFallbackUrl={fallback}", "--Simulator:CallsPerSecond=1000", "--Simulator:EventsKept=500000", "--Logging:LogLevel:Default=Warning");
        await network.Look();
        network._watching = network.Watch();
        return network;
    }

    public Task Add(AgentPlan agent) => Send(HttpMethod.Post, "/api/agents", agent);

    public Task Set(ChaosSettings chaos) => Send(HttpMethod.Put, "/api/chaos", chaos);

    /// <summary>Somebody dials the support number; the CallSid.</summary>
    public async Task<string> Dial(string from)
    {
        using var answer = await _http.PostAsJsonAsync("/api/callers", new CallerPlan(from), SimulatorApi.Json, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<Dialled>(SimulatorApi.Json, Cancellation))!.CallSid;
    }

    /// <summary>False: the line was dead already.</summary>
    public async Task<bool> HangUp(string callSid)
    {
        using var answer = await _http.PostAsJsonAsync($"/api/legs/{callSid}/hangup", new { }, Cancellation);
        return answer.StatusCode == HttpStatusCode.NoContent;
    }

    /// <summary>The agent whose phone rings picks it up.</summary>
    public async Task Answer(string callSid)
    {
        using var answer = await _http.PostAsJsonAsync($"/api/legs/{callSid}/answer", new { }, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Somebody on the line presses keys.</summary>
    public async Task Press(string callSid, string digits)
    {
        using var answer = await _http.PostAsJsonAsync($"/api/legs/{callSid}/press", new KeysPressed(digits), SimulatorApi.Json, Cancellation);
    }

    /// <summary>Somebody on the line says words that a recogniser might know.</summary>
    public async Task Say(string callSid, string words)
    {
        using var answer = await _http.PostAsJsonAsync($"/api/legs/{callSid}/say", new { text = words }, SimulatorApi.Json, Cancellation);
        Assert.NotEqual(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    public LegView? Leg(string callSid) => State.Legs.FirstOrDefault(leg => leg.CallSid == callSid);

    public async Task<Span[]> Silences(string callSid) =>
        [.. (await Get<LegRecord>($"/api/legs/{callSid}")).Silences.Select(silence => new Span(silence.From, silence.To))];

    /// <summary>Everything that it has to tell of a call.</summary>
    public Task<LogEntry[]> Events(string callSid) => Get<LogEntry[]>($"/api/legs/{callSid}/events");

    /// <summary>All recordings that it has, as a program of the account is told.</summary>
    public async Task<TapeAtTwilio[]> Tapes()
    {
        var tapes = new List<TapeAtTwilio>();
        for (var next = $"/2010-04-01/Accounts/{StormSettings.Account}/Recordings.json?PageSize=1000"; next is not null;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next) { Headers = { Authorization = StormSettings.Credentials } };
            using var answer = await _http.SendAsync(request, Cancellation);
            var page = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<TapePage>(Snake, Cancellation))!;
            tapes.AddRange(page.Recordings);
            next = page.NextPageUri;
        }

        return [.. tapes];
    }

    /// <summary>Webhooks that nobody took (11205), or that were answered with a fault. A leg that ends takes its question back, which counts as neither.</summary>
    public async Task<string[]> FailedWebhooks() =>
        [.. (await Get<LogEntry[]>("/api/events")).Where(entry => entry.Kind == "webhook" && (entry.Data!["status"].StartsWith('5') || entry.Text.EndsWith("11205", StringComparison.Ordinal))).Select(entry => $"{entry.At:HH:mm:ss.fff} {entry.Text}")];

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _process.DisposeAsync();
        _http.Dispose();
        _over.Dispose();
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(_over.Token)) await Look();
    }

    private async Task Look() => Volatile.Write(ref _state, await Get<StateView>("/api/state"));

    private async Task<T> Get<T>(string path) => (await _http.GetFromJsonAsync<T>(path, SimulatorApi.Json, Cancellation))!;

    private async Task Send<T>(HttpMethod method, string path, T body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, options: SimulatorApi.Json) };
        using var answer = await _http.SendAsync(request, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private sealed record Dialled(string CallSid);

    private sealed record TapePage(TapeAtTwilio[] Recordings, string? NextPageUri);
}

/// <summary>A recording as Twilio lists it.</summary>
internal sealed record TapeAtTwilio(string Sid, string CallSid, string Status);
