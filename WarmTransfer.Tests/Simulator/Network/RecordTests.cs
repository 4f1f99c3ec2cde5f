using System.Net;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Tests.Web;

namespace WarmTransfer.Tests.Simulator.Network;

/// <summary>Record, on a clock that runs: what a caller says is kept, told of, heard, listed and deleted.</summary>
public sealed class RecordTests : IAsyncLifetime
{
    private WebhookHost _host = null!;
    private PhoneNetworkHost _network = null!;
    private HttpClient _http = null!;

    private RestClient Rest => new(_http, new SimulatorOptions());

    public async ValueTask InitializeAsync()
    {
        _host = await WebhookHost.StartAsync();
        _network = await PhoneNetworkHost.StartAsync(_host.Url("/voice"));
        _http = new HttpClient { BaseAddress = new Uri(_network.Url) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _network.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_is_said_until_the_key_is_a_wave_file_and_is_told_with_all_its_fields()
    {
        On("finishOnKey=\"#\" recordingStatusCallbackEvent=\"in-progress completed absent\"");
        var call = await Speak(_network.Call(new("+15550100001", Tone: 500)));
        _network.Devices.Press(call, "*#");

        var left = await Told("/left");
        var done = await Told("/recorded", hit => hit["RecordingStatus"] == "completed");
        Assert.Equal(("#", done["RecordingSid"], call), (left["Digits"], left["RecordingSid"], done["CallSid"]));
        Assert.Equal(("1", "RecordVerb", "1", "inbound"), (done["RecordingDuration"], done["RecordingSource"], done["RecordingChannels"], done["RecordingTrack"]));
        Assert.Contains(_host.To("/recorded"), hit => hit["RecordingStatus"] == "in-progress");
        var listed = (await Rest.GetAsync($"Recordings.json?CallSid={call}")).GetProperty("recordings")[0];
        Assert.Equal((done["RecordingSid"], "completed", "1", "RecordVerb"), (listed.GetProperty("sid").GetString(), listed.GetProperty("status").GetString(), listed.GetProperty("duration").GetString(), listed.GetProperty("source").GetString()));

        using var sound = await Rest.SendAsync(HttpMethod.Get, $"Recordings/{done["RecordingSid"]}.wav");
        var clip = WavFile.Read(await sound.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "recording");
        Assert.InRange(clip.Duration.TotalSeconds, 1, 2.5);
        Assert.InRange(Crossings(clip.Samples) / clip.Duration.TotalSeconds, 990, 1010);
        using var stranger = await Rest.SendAsync(HttpMethod.Get, $"Recordings/{done["RecordingSid"]}.wav", user: "nobody", password: "nothing");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Fact]
    public async Task Who_says_nothing_is_not_recorded_and_the_next_verb_follows()
    {
        On("timeout=\"1\" recordingStatusCallbackEvent=\"completed absent\"");
        _network.Call(new("+15550100001", Tone: 0));

        Assert.Equal("0", (await Told("/recorded", hit => hit["RecordingStatus"] == "absent"))["RecordingDuration"]);
        await Told("/nothing");
        Assert.Empty(_host.To("/left"));
        Assert.Empty(_network.Recordings);
    }

    [Fact]
    public async Task Whoever_hangs_up_leaves_what_was_said_and_the_action_is_asked_once_more()
    {
        On("");
        var call = await Speak(_network.Dial("+15550100001"));
        _network.HangUp(call);

        Assert.Equal(("hangup", "completed"), ((await Told("/left"))["Digits"], (await Told("/left"))["CallStatus"]));
        Assert.Equal("completed", (await Told("/recorded"))["RecordingStatus"]);
    }

    [Fact]
    public async Task A_recording_that_is_deleted_is_gone_and_deleting_it_again_finds_none()
    {
        On("maxLength=\"1\"");
        _network.Dial("+15550100001");
        var sid = (await Told("/recorded"))["RecordingSid"];

        using (var deleted = await Rest.SendAsync(HttpMethod.Delete, $"Recordings/{sid}.json")) Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);

        Assert.Equal((404, 20404), await Rest.RefusedAsync(HttpMethod.Delete, $"Recordings/{sid}.json"));
        Assert.Equal((404, 20404), await Rest.RefusedAsync(HttpMethod.Get, $"Recordings/{sid}.json"));
        Assert.Equal(0, (await Rest.GetAsync("Recordings.json")).GetProperty("recordings").GetArrayLength());
    }

    private void On(string attributes)
    {
        _host.On("/voice", $"<Response><Record action=\"/left\" recordingStatusCallback=\"/recorded\" {attributes} /><Redirect>/nothing</Redirect></Response>");
        _host.On("/nothing", "<Response><Hangup/></Response>");
    }

    private async Task<string> Speak(string call)
    {
        await Eventually.Holds("the caller is recorded", () => _network.IsRecorded(call, TimeSpan.FromSeconds(1.2)), () => $"{_network.Leg(call)}");
        return call;
    }

    private Task<Hit> Told(string path, Func<Hit, bool>? which = null) => Eventually.Get($"{path} was asked", () => _host.To(path).FirstOrDefault(which ?? (_ => true)), () => string.Join(' ', _host.Hits.Select(hit => hit.Path)));

    private static int Crossings(short[] samples) => Enumerable.Range(1, samples.Length - 1).Count(at => samples[at - 1] < 0 != samples[at] < 0);
}
