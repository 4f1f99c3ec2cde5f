using System.Buffers.Binary;
using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.Network;

/// <summary>Sounds of the right length without samples worth hearing: for tests, and where no speech is installed.</summary>
internal sealed class SilentSounds(HttpClient http) : ISounds
{
    private const int BytesPerSecondOfCompressedAudio = 16_000;

    public Clip RingTone { get; } = Silence("ringing", TimeSpan.FromSeconds(4));

    public Clip HoldMusic { get; } = Silence("hold music", TimeSpan.FromSeconds(30));

    public Clip Beep { get; } = Silence("beep", TimeSpan.FromMilliseconds(200));

    public ValueTask<Clip> SpeakAsync(string text) => new(Silence(text, TimeSpan.FromMilliseconds(300 + (60 * text.Length))));

    public async ValueTask<Clip> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(url, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Silence(url.Segments[^1], TimeSpan.FromSeconds((double)bytes.Length / BytesPerSecond(bytes)));
    }

    private static int BytesPerSecond(byte[] file) =>
        file.Length > 32 && file.AsSpan().StartsWith("RIFF"u8) && BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(28)) is > 0 and var rate
            ? rate
            : BytesPerSecondOfCompressedAudio;

    private static Clip Silence(string caption, TimeSpan length) => new(caption, new short[(int)(length.TotalSeconds * Clip.SampleRate)]);
}
