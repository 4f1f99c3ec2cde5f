using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Media;

/// <summary>Every sound that can be played: the tunes of the network, spoken texts, and files from the web.</summary>
internal sealed class SoundLibrary(Speech speech, HttpClient http) : ISounds
{
    private const int LargestFile = 16 * 1024 * 1024;
    private const int CompressedBytesPerSecond = 16_000;

    public Clip RingTone => Tunes.RingBack;

    public Clip HoldMusic => Tunes.Hold;

    public Clip Beep => Tunes.Beep;

    public async ValueTask<Clip> SpeakAsync(string text) => await speech.RenderAsync(text);

    /// <summary>Loads an audio file.</summary>
    /// <exception cref="HttpRequestException">The file cannot be had.</exception>
    /// <exception cref="FormatException">The file is no audio that can be played.</exception>
    public async ValueTask<Clip> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync(LargestFile, cancellationToken);
        var file = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var name = Path.GetFileName(url.LocalPath);
        return IsMp3(file) ? StandIn(name, file.Length) : WavFile.Read(file, name);
    }

    private static bool IsMp3(byte[] file) => file.AsSpan().StartsWith("ID3"u8) || (file.Length > 1 && file[0] == 0xFF && (file[1] & 0xE0) == 0xE0);

    // MP3 is not decoded here: our own music plays in its place, about as long.
    private static Clip StandIn(string name, int bytes)
    {
        var samples = new short[(int)((long)bytes * Clip.SampleRate / CompressedBytesPerSecond)];
        new ClipVoice(Tunes.Hold, repeat: true).Read(samples);
        return new Clip(name, samples);
    }
}
