using System.Net;
using System.Net.Http.Headers;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Voicemails;
using static WarmTransfer.Tests.Web.Voicemails.VoicemailHost;

namespace WarmTransfer.Tests.Web.Voicemails;

/// <summary>The sound of a message comes through us, to those whose it is.</summary>
public sealed class VoicemailSoundTests : IAsyncLifetime
{
    private ProductHost _host = null!;
    private string _path = "", _id = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await VoicemailHost.StartAsync();
        await _host.LeaveMessage();
        _id = (await _host.Message()).Id;
        _path = $"/voicemails/{_id}/sound.wav";
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_agent_of_the_queue_hears_what_the_caller_said_whole_and_in_parts_and_no_browser_keeps_it()
    {
        using var agent = await SignedIn.As("agent1", _host.Url);
        using var whole = await agent.Get(_path);
        var wav = await whole.Content.ReadAsByteArrayAsync(Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, _path) { Headers = { Range = new RangeHeaderValue(44, 143) } };
        using var part = await agent.Send(request);

        Assert.Equal((HttpStatusCode.OK, "audio/wav", "no-store"), (whole.StatusCode, whole.Content.Headers.ContentType!.MediaType, whole.Headers.CacheControl!.ToString()));
        Assert.Equal(_host.Network.Recordings.Single().Wav(apart: false), wav);
        // Scripted callers speak at 300 Hz.
        var clip = WavFile.Read(wav, "message");
        Assert.True(Level(clip.Samples, 300) > 100 * Level(clip.Samples, 440));
        Assert.Equal((HttpStatusCode.PartialContent, $"bytes 44-143/{wav.Length}"), (part.StatusCode, part.Content.Headers.ContentRange!.ToString()));
        Assert.Equal(wav[44..144], await part.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Nobody_else_does_and_who_has_listened_is_written_down_once()
    {
        using var nobody = _host.Client();
        using (var away = await nobody.GetAsync(_path, Cancellation)) Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        using var other = await SignedIn.As("agent2", _host.Url);
        using (var refused = await other.Get(_path)) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var agent = await SignedIn.As("agent1", _host.Url);
        for (var time = 0; time < 3; time++) (await agent.Get(_path)).Dispose();

        await _host.Get<AuditLog>().Flush(Cancellation);
        await using var db = _host.Database();
        Assert.Equal([("agent2", AuditOutcome.Denied), ("agent1", AuditOutcome.Done)], db.Audit.Where(row => row.Act == VoicemailSounds.Act).OrderBy(row => row.Id).Select(row => new ValueTuple<string, AuditOutcome>(row.Actor, row.Outcome)));
    }

    [Fact]
    public async Task What_is_deleted_is_heard_no_more_though_it_was_fetched_a_moment_ago()
    {
        using var agent = await SignedIn.As("agent1", _host.Url);
        (await agent.Get(_path)).Dispose();
        await _host.Get<VoicemailDeletions>().DeleteSome(TimeProvider.System.GetUtcNow(), 100, Cancellation);

        using var after = await agent.Get(_path);

        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task While_Twilio_does_not_give_it_that_is_said()
    {
        _host.Network.Chaos = new() { RestServerError = 100 };
        using var agent = await SignedIn.As("agent1", _host.Url);

        using var answer = await agent.Get(_path);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Null(await _host.Get<IVoicemailSounds>().Waveform(_id, Agent1, 40, Cancellation));
        _host.Network.Chaos = new();
    }

    [Fact]
    public async Task It_looks_as_loud_as_it_is()
    {
        var waves = (await _host.Get<IVoicemailSounds>().Waveform(_id, Agent1, 40, Cancellation))!;

        Assert.Equal(40, waves.Count);
        Assert.All(waves, wave => Assert.InRange(wave, 0.9, 1));
        Assert.Null(await _host.Get<IVoicemailSounds>().Waveform(_id, Agent2, 40, Cancellation));
        Assert.Null(Waveform.Of([1, 2, 3], 40));
    }

    // Goertzel: how much of one frequency there is.
    private static double Level(short[] samples, double frequency)
    {
        var (c, s1, s2) = (2 * Math.Cos(Math.Tau * frequency / Clip.SampleRate), 0.0, 0.0);
        foreach (var sample in samples) (s1, s2) = (sample + (c * s1) - s2, s1);
        return (s1 * s1) + (s2 * s2) - (c * s1 * s2);
    }
}
