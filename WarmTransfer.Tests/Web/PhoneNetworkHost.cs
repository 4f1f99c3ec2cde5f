using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.People;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Web;

/// <summary>The local phone network on a port of its own, and the scripted people in it.</summary>
internal sealed class PhoneNetworkHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Exchange _exchange;
    private readonly Crowd _crowd;

    private PhoneNetworkHost(WebApplication app) =>
        (_app, _exchange, _crowd) = (app, app.Services.GetRequiredService<Exchange>(), app.Services.GetRequiredService<Crowd>());

    public IPhoneNetwork Devices => _app.Services.GetRequiredService<IPhoneNetwork>();

    public string Url => _app.Urls.Single();

    public StateView State => StateView.Of(_exchange, _crowd);

    public IReadOnlyList<LogEntry> Log => _exchange.Loop.Do(() => _exchange.Log.After(0));

    /// <summary>What the account has at the phone network, and a test may change behind the console's back.</summary>
    public PhoneNumber Number
    {
        get => _exchange.Loop.Do(() => _exchange.Directory.Numbers[0]);
        set => _exchange.Loop.Do(() => _exchange.Directory.Numbers[0] = value);
    }

    public IReadOnlyList<VoiceApplication> Applications
    {
        get => _exchange.Loop.Do(() => _exchange.Directory.Applications.ToList());
        set => _exchange.Loop.Do(() =>
        {
            _exchange.Directory.Applications.Clear();
            _exchange.Directory.Applications.AddRange(value);
        });
    }

    /// <summary>What was asked of numbers and applications with the intent to write.</summary>
    public string[] Written => [.. Log.Where(entry => entry.Kind == "rest" && entry.Text.StartsWith("POST ", StringComparison.Ordinal) && !entry.Text.Contains("/Calls", StringComparison.Ordinal)).Select(entry => entry.Text)];

    public ChaosSettings Chaos
    {
        set => _exchange.Loop.Do(() => _exchange.Chaos.Settings = value);
    }

    /// <param name="voiceUrl">Webhook of the support number.</param>
    public static async Task<PhoneNetworkHost> StartAsync(string voiceUrl, int seed = 1, string fallbackUrl = "")
    {
        var options = new SimulatorOptions
        {
            Url = "http://127.0.0.1:0", VoiceUrl = voiceUrl, ApplicationVoiceUrl = new Uri(new Uri(voiceUrl), "/conference/join").AbsoluteUri,
            StatusCallbackUrl = new Uri(new Uri(voiceUrl), "/calls/events").AbsoluteUri, CallsPerSecond = 1000, Seed = seed, VoiceFallbackUrl = fallbackUrl,
        };
        var app = SimulatorApp.Build(options, builder => builder.Services.AddSingleton<ISounds, BriefSounds>());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PhoneNetworkHost(app);
    }

    public void Add(string agent, AgentBehaviour behaviour, double tone = 440) => Add(new AgentPlan(agent, behaviour, Tone: tone));

    public void Add(AgentPlan plan) => _crowd.Add(plan);

    /// <summary>The account may show this number from now on.</summary>
    public void Verify(string number) => _exchange.Loop.Do(() => _exchange.Directory.Verified.Add(new VerifiedNumber($"PN{number[1..].PadLeft(32, '0')}", number, _exchange.Now)));

    public void Remove(string agent) => _crowd.Remove(agent);

    /// <summary>Somebody dials the support number; the CallSid.</summary>
    public string Dial(string from) => _crowd.Call(new CallerPlan(from))!;

    public string Call(CallerPlan plan) => _crowd.Call(plan)!;

    /// <summary>What is said on a leg is being recorded.</summary>
    public bool IsRecorded(string callSid) => _exchange.Loop.Do(() => _exchange.Leg(callSid)?.Audio.Recorder is not null);

    /// <summary>That much of what was said on a leg is recorded.</summary>
    public bool IsRecorded(string callSid, TimeSpan heard) => _exchange.Loop.Do(() => _exchange.Leg(callSid)?.Audio.Recorder is SoundRecorder recorder && recorder.Heard >= heard);

    /// <summary>What is said on a leg is being written down.</summary>
    public bool IsTranscribed(string callSid) => _exchange.Loop.Do(() => _exchange.Leg(callSid)?.Transcriptions.Exists(one => !one.IsOver) is true);

    /// <summary>The recordings that the account has, newest first.</summary>
    public IReadOnlyList<Recording> Recordings => _exchange.Loop.Do(() => _exchange.Recordings.All.ToList());

    public void Press(string callSid, string keys) => Devices.Press(callSid, keys);

    public void Say(string callSid, string words, double confidence = 0.9) => Devices.Say(callSid, new Utterance(words, confidence));

    public void HangUp(string callSid) => Devices.HangUp(callSid);

    public bool Answer(string callSid) => _crowd.RingingAt(callSid) is { } agent && agent.Answer(callSid);

    /// <summary>All legs to an agent's phone, or to an outside number, newest first.</summary>
    public LegView[] LegsTo(string party) => [.. State.Legs.Where(leg => leg.To == party || leg.To == "client:" + party)];

    /// <summary>An agent's browser calls in by itself; the CallSid.</summary>
    public string CallIn(string agent, string call, string ticket) =>
        Devices.Place(new BrowserPhone(agent), new SimulatorOptions().ApplicationSid, new Dictionary<string, string> { ["call"] = call, ["ticket"] = ticket }).CallSid;

    /// <summary>The sentences that were said so far, to whomever.</summary>
    public string[] Spoken => [.. Sounds.Spoken];

    /// <summary>How long a sentence takes from now on.</summary>
    public TimeSpan SentenceTakes { set => Sounds.SentenceTakes = value; }

    /// <summary>Writes down from now on who hears whom.</summary>
    public HearingRecord Record() => new(_exchange);

    public LegView? Leg(string callSid) => State.Legs.FirstOrDefault(leg => leg.CallSid == callSid);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private BriefSounds Sounds => (BriefSounds)_app.Services.GetRequiredService<ISounds>();
}
