using System.Collections.Concurrent;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Tests.Web;

/// <summary>Prompts that last a moment, so that a test does not wait for their end; files have the length that they really have.</summary>
internal sealed class BriefSounds : ISounds, IDisposable
{
    private const int Moment = Clip.SampleRate / 10;
    private readonly HttpClient _http = new();

    public Clip RingTone { get; } = new("ringing", new short[Clip.SampleRate]);

    public Clip HoldMusic { get; } = new("the network's own music", new short[Clip.SampleRate]);

    public Clip Beep { get; } = new("beep", new short[Moment]);

    /// <summary>How long a sentence takes.</summary>
    public TimeSpan SentenceTakes { get; set; } = TimeSpan.FromSeconds(0.1);

    /// <summary>What was said, to whomever.</summary>
    public ConcurrentQueue<string> Spoken { get; } = [];

    public ValueTask<Clip> SpeakAsync(string text)
    {
        Spoken.Enqueue(text);
        return new(new Clip(text, new short[(int)(SentenceTakes.TotalSeconds * Clip.SampleRate)]));
    }

    public async ValueTask<Clip> FetchAsync(Uri url, CancellationToken cancellationToken) =>
        WavFile.Read(await _http.GetByteArrayAsync(url, cancellationToken), url.Segments[^1]);

    public void Dispose() => _http.Dispose();
}
