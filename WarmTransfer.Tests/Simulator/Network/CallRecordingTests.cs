using System.Net;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Tests.Web;

namespace WarmTransfer.Tests.Simulator.Network;

/// <summary>Recordings of legs that are up: begun, paused, stopped and deleted by REST, with sound and callbacks.</summary>
public sealed class CallRecordingTests : IAsyncLifetime
{
    private WebhookHost _host = null!;
    private PhoneNetworkHost _network = null!;
    private HttpClient _http = null!;
    private string _call = "";

    private RestClient Rest => new(_http, new SimulatorOptions());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await WebhookHost.StartAsync();
        _network = await PhoneNetworkHost.StartAsync(_host.Url("/voice"));
        _http = new HttpClient { BaseAddress = new Uri(_network.Url) };
        _host.On("/voice", "<Response><Say>Hello.</Say><Pause length=\"60\"/></Response>");
        _call = _network.Call(new("+15550100001", Tone: 500));
        await Eventually.Holds("the call is up", () => _network.Leg(_call) is { Status: "in-progress" }, () => "");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _network.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_is_said_and_what_is_heard_are_channels_of_one_file_until_the_leg_ends()
    {
        var sid = await Begin(("RecordingChannels", "dual"));
        await Task.Delay(1200, Cancellation);
        _network.HangUp(_call);

        var done = await Told("completed");
        Assert.Equal((sid, _call, "2", "StartCallRecordingAPI", "both"), (done["RecordingSid"], done["CallSid"], done["RecordingChannels"], done["RecordingSource"], done["RecordingTrack"]));
        Assert.Contains(_host.To("/recorded"), hit => hit["RecordingStatus"] == "in-progress");
        var listed = await Rest.GetAsync($"Calls/{_call}/Recordings/{sid}.json");
        Assert.Equal(("completed", 2), (listed.GetProperty("status").GetString(), listed.GetProperty("channels").GetInt32()));
        Assert.Equal((2, 1), (await Channels($"Recordings/{sid}.wav?RequestedChannels=2"), await Channels($"Recordings/{sid}.wav")));
        using var gone = await Rest.SendAsync(HttpMethod.Delete, $"Calls/{_call}/Recordings/{sid}.json");
        Assert.Equal((HttpStatusCode.NoContent, 0), (gone.StatusCode, _network.Recordings.Count));
    }

    [Theory]
    [InlineData("silence", true)]
    [InlineData("skip", false)]
    public async Task A_pause_is_silence_or_is_left_out(string behaviour, bool takesTime)
    {
        var sid = await Begin();
        await Task.Delay(500, Cancellation);
        var paused = await Rest.PostAsync($"Calls/{_call}/Recordings/Twilio.CURRENT.json", ("Status", "paused"), ("PauseBehavior", behaviour));
        Assert.Equal((sid, "paused"), (paused.GetProperty("sid").GetString(), paused.GetProperty("status").GetString()));
        await Task.Delay(1500, Cancellation);
        await Rest.PostAsync($"Calls/{_call}/Recordings/{sid}.json", ("Status", "in-progress"));
        await Task.Delay(500, Cancellation);
        var stopped = await Rest.PostAsync($"Calls/{_call}/Recordings/{sid}.json", ("Status", "stopped"));

        Assert.Equal("completed", stopped.GetProperty("status").GetString());
        Assert.Equal("in-progress", _network.Leg(_call)!.Status);
        var said = _network.Recordings.Single().Said;
        var silent = said.Count(sample => sample == 0) / (double)Clip.SampleRate;
        Assert.True(takesTime ? silent > 1 : silent < 0.6, $"{silent:0.0} s of {said.Length / (double)Clip.SampleRate:0.0} s are silent");
        Assert.Equal((400, 21220), await Rest.RefusedAsync(HttpMethod.Post, $"Calls/{_call}/Recordings/{sid}.json", ("Status", "paused")));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_Twilios_codes()
    {
        var sid = await Begin();
        Assert.Equal((400, 20001), await Rest.RefusedAsync(HttpMethod.Post, $"Calls/{_call}/Recordings.json", ("RecordingChannels", "three")));
        Assert.Equal((400, 20001), await Rest.RefusedAsync(HttpMethod.Post, $"Calls/{_call}/Recordings/{sid}.json", ("Status", "completed")));
        Assert.Equal((404, 20404), await Rest.RefusedAsync(HttpMethod.Post, $"Calls/{_call}/Recordings/RE1.json", ("Status", "paused")));
        _network.Chaos = new() { RecordingPauseRefused = 100 };
        Assert.Equal((400, 21220), await Rest.RefusedAsync(HttpMethod.Post, $"Calls/{_call}/Recordings/{sid}.json", ("Status", "paused")));
        using (var early = await Rest.SendAsync(HttpMethod.Get, $"Recordings/{sid}.wav")) Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        _network.HangUp(_call);
        Assert.Equal((400, 21220), await Rest.RefusedAsync(HttpMethod.Post, $"Calls/{_call}/Recordings.json"));
    }

    private async Task<string> Begin(params (string, string)[] more) => (await Rest.PostAsync($"Calls/{_call}/Recordings.json",
        [("RecordingStatusCallback", _host.Url("/recorded")), ("RecordingStatusCallbackEvent", "in-progress completed absent"), .. more])).GetProperty("sid").GetString()!;

    private Task<Hit> Told(string status) => Eventually.Get($"told {status}", () => _host.To("/recorded").FirstOrDefault(hit => hit["RecordingStatus"] == status), () => "");

    private async Task<int> Channels(string path)
    {
        using var sound = await Rest.SendAsync(HttpMethod.Get, path);
        var wav = await sound.Content.ReadAsByteArrayAsync(Cancellation);
        return BitConverter.ToInt16(wav, 22);
    }
}
