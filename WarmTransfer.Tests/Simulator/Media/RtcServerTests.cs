using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Org.BouncyCastle.Tls;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class RtcServerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private readonly Mixer _mixer = new();
    private readonly AudioLeg _leg = new("CA1");
    private readonly RtcTestClient _client = new();
    private readonly Channel<short[]> _heard = Channel.CreateUnbounded<short[]>();
    private readonly RtcServer _server;

    public RtcServerTests()
    {
        _server = new RtcServer(Options.Create(new SimulatorOptions()), _time, NullLogger<RtcServer>.Instance);
        _client.Heard += frame => _heard.Writer.TryWrite(frame);
        _mixer.Add(_leg);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _server.StartAsync(Stop);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_called_browser_hears_the_mix()
    {
        using var peer = Call();
        Speaker(440);
        Assert.True(Loudness(await HearAsync()) > 1000);
    }

    [Fact]
    public async Task A_calling_browser_is_heard_in_the_mixer()
    {
        using var peer = _server.Create(_leg);
        _client.Take(peer.Answer(_client.Describe("actpass")));
        _client.Connect();
        var ear = Listener();
        var voice = new ToneVoice(300);
        var frame = new short[Mixer.FrameLength];
        while (ear.Loudest < 1000)
        {
            Stop.ThrowIfCancellationRequested();
            voice.Read(frame);
            _client.Say(frame);
            _mixer.Tick();
            await HearAsync();
        }
    }

    [Fact]
    public async Task A_key_press_is_reported_once()
    {
        using var peer = Call();
        var pressed = Channel.CreateUnbounded<string>();
        peer.Digits += digits => pressed.Writer.TryWrite(digits);
        await HearAsync();
        _client.Press('7');
        _client.Press('#');
        Assert.Equal("7", await pressed.Reader.ReadAsync(Stop));
        Assert.Equal("#", await pressed.Reader.ReadAsync(Stop));
    }

    [Fact]
    public async Task A_key_that_is_played_to_a_phone_comes_as_telephone_events_and_the_sound_goes_on_after_it()
    {
        var keys = Channel.CreateUnbounded<(uint Timestamp, char Key, bool Ends)>();
        _client.HeardKey += key => keys.Writer.TryWrite(key);
        using var peer = _server.Create(_leg);
        _client.Take(peer.Answer(_client.Describe("actpass")));
        _client.Connect();
        await HearAsync();

        _leg.Keys!.Write('4');
        _leg.Keys.Write('#');
        var packets = new List<(uint Timestamp, char Key, bool Ends)>();
        while (packets.Count(packet => packet.Ends) < 6)
        {
            _mixer.Tick();
            while (keys.Reader.TryRead(out var packet)) packets.Add(packet);
            await Task.Delay(1, Stop);
        }

        // Each press has one timestamp, and its end is sent three times (RFC 4733, 2.5.1.2 and 2.5.1.4).
        Assert.Equal(['4', '#'], packets.Select(packet => packet.Key).Distinct());
        Assert.All(packets.GroupBy(packet => packet.Key), key => Assert.Equal((1, 3), (key.Select(packet => packet.Timestamp).Distinct().Count(), key.Count(packet => packet.Ends))));
        Speaker(440);
        Assert.True(Loudness(await HearAsync()) > 1000);
    }

    [Fact]
    public async Task The_browser_gets_reports_with_what_the_server_received()
    {
        var report = new TaskCompletionSource<byte[]>();
        _client.HeardReport += compound => report.TrySetResult(compound);
        using var peer = Call();
        await HearAsync();
        Assert.Equal(200, (await report.Task.WaitAsync(Stop))[1]);
    }

    [Fact]
    public void A_certificate_other_than_the_described_one_is_refused()
    {
        _client.Fingerprint = string.Join(':', Enumerable.Repeat("AA", 32));
        var refusal = Assert.Throws<TlsFatalAlertReceived>(() => Call());
        Assert.Equal(AlertDescription.certificate_unknown, refusal.AlertDescription);
    }

    [Fact]
    public async Task A_binding_request_with_a_wrong_password_gets_no_reply()
    {
        var replies = Channel.CreateUnbounded<byte[]>();
        _client.HeardStun += reply => replies.Writer.TryWrite(reply);
        using var peer = _server.Create(_leg);
        _client.Take(peer.Offer());
        _client.SendBinding("wrong");
        _client.SendBinding();
        Assert.True(Stun.IsMessage(await replies.Reader.ReadAsync(Stop), Stun.BindingSuccess));
        Assert.False(replies.Reader.TryRead(out _));
    }

    [Fact]
    public async Task After_an_ICE_restart_old_and_new_credentials_work_and_sound_goes_on()
    {
        var replies = Channel.CreateUnbounded<byte[]>();
        using var peer = Call();
        _client.HeardStun += reply => replies.Writer.TryWrite(reply);
        var restart = peer.Answer(_client.Describe("actpass"));
        var unused = peer.Answer(_client.Describe("actpass"));
        Assert.NotEqual(restart, unused);
        _client.SendBinding();
        await replies.Reader.ReadAsync(Stop);
        _client.Take(restart);
        _client.SendBinding();
        await replies.Reader.ReadAsync(Stop);
        Speaker(440);
        Assert.True(Loudness(await HearAsync()) > 1000);
    }

    [Fact]
    public async Task Another_page_takes_over_with_its_own_certificate()
    {
        using var peer = Call();
        await HearAsync();
        using var other = new RtcTestClient();
        var heard = Channel.CreateUnbounded<short[]>();
        other.Heard += frame => heard.Writer.TryWrite(frame);
        Assert.False(peer.IsFrom(other.Describe("actpass")));
        other.Take(peer.Answer(other.Describe("actpass")));
        other.Connect();
        Speaker(440);
        await TickUntilHeardAsync(heard.Reader);
        Assert.True(peer.IsFrom(other.Describe("actpass")));
    }

    [Fact]
    public async Task A_browser_that_is_not_heard_for_thirty_seconds_is_lost()
    {
        using var peer = Call();
        await HearAsync();
        var losses = 0;
        peer.Lost += () => losses++;
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, losses);
        _time.Advance(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, losses);
    }

    [Fact]
    public async Task A_browser_that_closes_its_connection_is_lost_at_once()
    {
        using var peer = Call();
        await HearAsync();
        var lost = new TaskCompletionSource();
        peer.Lost += () => lost.TrySetResult();
        _client.Leave();
        await lost.Task.WaitAsync(Stop);
    }

    [Fact]
    public void A_leg_keeps_the_voice_of_the_phone_that_answered_when_another_phone_stops_ringing()
    {
        using var answered = Call();
        var voice = _leg.Voice;
        using (var other = _server.Create(_leg)) other.Offer();
        Assert.NotNull(voice);
        Assert.Same(voice, _leg.Voice);
    }

    [Fact]
    public void A_description_without_PCMU_is_refused_with_the_reason()
    {
        using var peer = _server.Create(_leg);
        var fault = Assert.Throws<FormatException>(() => peer.Answer(_client.Describe("actpass").Replace(" 111 0 ", " 111 ", StringComparison.Ordinal)));
        Assert.Contains("PCMU", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_in_the_error()
    {
        var options = Options.Create(new SimulatorOptions { MediaPort = _server.Candidate.Port });
        using var second = new RtcServer(options, _time, NullLogger<RtcServer>.Instance);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => second.StartAsync(Stop));
        Assert.Contains("Simulator:MediaPort", fault.Message, StringComparison.Ordinal);
    }

    private RtcPeer Call()
    {
        var peer = _server.Create(_leg);
        _client.Take(peer.Offer());
        peer.Accept(_client.Describe("active"));
        _client.Connect();
        return peer;
    }

    private void Speaker(double frequency)
    {
        var speaker = new AudioLeg("CA2") { Voice = new ToneVoice(frequency) };
        _mixer.Add(speaker);
        _leg.Hearing = new Hearing([speaker], null);
        _mixer.Tick();
        while (_heard.Reader.TryRead(out _)) continue;
    }

    private LoudestEar Listener()
    {
        var ear = new LoudestEar();
        _mixer.Add(new AudioLeg("CA3") { Ear = ear, Hearing = new Hearing([_leg], null) });
        return ear;
    }

    private Task<short[]> HearAsync() => TickUntilHeardAsync(_heard.Reader);

    // The server may need a moment after the client is done with the handshake; a frame that it cannot send yet is not sent.
    private async Task<short[]> TickUntilHeardAsync(ChannelReader<short[]> heard)
    {
        while (true)
        {
            _mixer.Tick();
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            wait.CancelAfter(TimeSpan.FromMilliseconds(20));
            try
            {
                return await heard.ReadAsync(wait.Token);
            }
            catch (OperationCanceledException)
            {
                Stop.ThrowIfCancellationRequested();
            }
        }
    }

    private static int Loudness(short[] frame) => frame.Max(sample => Math.Abs((int)sample));

    private sealed class LoudestEar : IEar
    {
        public int Loudest { get; private set; }

        public void Write(ReadOnlySpan<short> frame)
        {
            foreach (var sample in frame) Loudest = Math.Max(Loudest, Math.Abs((int)sample));
        }
    }
}
