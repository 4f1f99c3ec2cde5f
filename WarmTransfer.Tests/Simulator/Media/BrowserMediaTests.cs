using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.WebRtc;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class BrowserMediaTests
{
    private const double PersonFrequency = 437.5, PageFrequency = 1000;

    private const string Page = """
        <!doctype html><title>Phone</title><script>
        async function call(frequency) {
            const context = new AudioContext();
            const microphone = context.createMediaStreamDestination();
            const oscillator = new OscillatorNode(context, { frequency });
            oscillator.connect(new GainNode(context, { gain: 0.5 })).connect(microphone);
            oscillator.start();
            const connection = new RTCPeerConnection();
            connection.ontrack = event => listen(context, event.streams[0]);
            connection.addTrack(microphone.stream.getAudioTracks()[0], microphone.stream);
            await connection.setLocalDescription();
            const reply = await fetch('/call', { method: 'POST', body: connection.localDescription.sdp });
            await connection.setRemoteDescription({ type: 'answer', sdp: await reply.text() });
            window.sender = connection.getSenders()[0];
        }
        function listen(context, stream) {
            // Chromium feeds Web Audio from a remote stream only while an element plays it.
            const element = window.element = new Audio();
            element.srcObject = stream;
            element.muted = true;
            element.play();
            window.analyser = new AnalyserNode(context, { fftSize: 8192 });
            context.createMediaStreamSource(stream).connect(window.analyser);
        }
        function pitch() {
            if (!window.analyser) return 0;
            const bins = new Float32Array(analyser.frequencyBinCount);
            analyser.getFloatFrequencyData(bins);
            const loudest = bins.indexOf(Math.max(...bins));
            return bins[loudest] > -50 ? loudest * analyser.context.sampleRate / analyser.fftSize : 0;
        }
        </script>
        """;

    private readonly AudioLeg _leg = new("CA1");

    [Fact]
    public async Task A_plain_peer_connection_hears_a_person_and_is_heard_and_its_keys_arrive()
    {
        RtcPeer? peer = null;
        var pressed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await SignalHost.StartAsync(map: app => Map(app, answered => (peer = answered).Digits += key => pressed.TrySetResult(key)));
        var ear = Meet(host.Mixer);
        await using var browser = await Chromium.OpenAsync();
        var page = await (await browser.NewContextAsync(new())).NewPageAsync();
        await page.GotoAsync(new Uri(host.Url, "/page").ToString());
        await page.EvaluateAsync("frequency => call(frequency)", PageFrequency);
        await page.WaitForFunctionAsync("wanted => Math.abs(pitch() - wanted) < 20", PersonFrequency);
        await ear.Heard.WaitAsync(TestContext.Current.CancellationToken);
        await page.EvaluateAsync("() => window.sender.dtmf.insertDTMF('5')");
        Assert.Equal("5", await pressed.Task.WaitAsync(TestContext.Current.CancellationToken));
        peer!.Dispose();
    }

    // A tone person on the other end; what the page says goes to the ear.
    private PitchEar Meet(Mixer mixer)
    {
        var ear = new PitchEar(PageFrequency);
        var person = new AudioLeg("CA2") { Voice = new ToneVoice(PersonFrequency), Ear = ear, Hearing = new Hearing([_leg], null) };
        _leg.Hearing = new Hearing([person], null);
        mixer.Add(person);
        mixer.Add(_leg);
        return ear;
    }

    private void Map(WebApplication app, Action<RtcPeer> answered)
    {
        app.MapGet("/page", () => Results.Content(Page, "text/html"));
        app.MapPost("/call", async (HttpRequest request, RtcServer media) =>
        {
            using var reader = new StreamReader(request.Body);
            var peer = media.Create(_leg);
            answered(peer);
            return peer.Answer(await reader.ReadToEndAsync(request.HttpContext.RequestAborted));
        });
    }
}
