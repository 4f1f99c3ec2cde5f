using System.Buffers.Binary;
using System.Collections.Immutable;

namespace WarmTransfer.Web.Softphone;

/// <summary>The phone's own sounds, made here: the SDK would fetch them from Twilio, and hold back each ring while it cannot.</summary>
internal static class Sounds
{
    private const int Rate = 16_000;

    private static readonly ImmutableDictionary<string, Tone[]> Scores = new Dictionary<string, Tone[]>
    {
        ["incoming"] = [new(523, 659, 0.22), new(0, 0, 0.06), new(659, 784, 0.3), new(0, 0, 1.6)],
        ["outgoing"] = [new(440, 480, 1.2), new(0, 0, 2.4)],
        ["disconnect"] = [new(480, 0, 0.12), new(0, 0, 0.04), new(360, 0, 0.18)],
        ["dtmf1"] = Key(697, 1209), ["dtmf2"] = Key(697, 1336), ["dtmf3"] = Key(697, 1477),
        ["dtmf4"] = Key(770, 1209), ["dtmf5"] = Key(770, 1336), ["dtmf6"] = Key(770, 1477),
        ["dtmf7"] = Key(852, 1209), ["dtmf8"] = Key(852, 1336), ["dtmf9"] = Key(852, 1477),
        ["dtmfs"] = Key(941, 1209), ["dtmf0"] = Key(941, 1336), ["dtmfh"] = Key(941, 1477),
    }.ToImmutableDictionary();

    /// <summary>As the SDK's option <c>sounds</c> calls them.</summary>
    public static IEnumerable<string> Names => Scores.Keys;

    /// <summary>The sound as a WAV file; null when there is none of that name.</summary>
    public static byte[]? Wav(string name) => Scores.TryGetValue(name, out var score) ? File([.. score.SelectMany(Samples)]) : null;

    private static Tone[] Key(double low, double high) => [new(low, high, 0.12)];

    private static IEnumerable<short> Samples(Tone tone)
    {
        var count = (int)(tone.Seconds * Rate);
        return Enumerable.Range(0, count).Select(i => (short)(7000 * Fade(i, count) * (Wave(tone.First, i) + Wave(tone.Second, i))));
    }

    private static double Wave(double hertz, int sample) => Math.Sin(2 * Math.PI * hertz * sample / Rate);

    // Without a slope at both ends a tone starts and stops with a click.
    private static double Fade(int sample, int count) => Math.Min(1, Math.Min(sample, count - sample) / (Rate * 0.008));

    private static byte[] File(short[] samples)
    {
        var bytes = new byte[44 + samples.Length * 2];
        Header(bytes, samples.Length * 2);
        for (var i = 0; i < samples.Length; i++) BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(44 + i * 2), samples[i]);
        return bytes;
    }

    // RIFF, one channel of 16-bit PCM.
    private static void Header(Span<byte> to, int length)
    {
        "RIFF____WAVEfmt "u8.CopyTo(to);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], 36 + length);
        BinaryPrimitives.WriteInt32LittleEndian(to[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(to[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(to[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(to[28..], Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(to[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(to[34..], 16);
        "data"u8.CopyTo(to[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(to[40..], length);
    }

    private sealed record Tone(double First, double Second, double Seconds);
}
