using System.Buffers.Binary;
using WarmTransfer.Web.Origins;

namespace WarmTransfer.Web.Audio;

/// <summary>A quiet tune of our own for those who wait: broken chords, made once at start, 8 kHz 16-bit mono.</summary>
internal static class HoldMusic
{
    private const int SampleRate = 8000;
    private const double NoteSeconds = 0.4;
    private const double Loudness = 0.16;

    // C, a minor, F, G: as semitones from middle C.
    private static readonly int[][] Chords = [[0, 4, 7, 12], [-3, 0, 4, 9], [-7, -3, 0, 5], [-5, -1, 2, 7]];

    public static byte[] Wav { get; } = Riff(Tune());

    public static void MapHoldMusic(this IEndpointRouteBuilder app) => app.MapGet("/audio/hold-music.wav", (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Bytes(Wav, "audio/wav");
    }).ForTwilio().AllowAnonymous();

    private static short[] Tune()
    {
        int[] melody = [.. Chords.SelectMany(chord => Enumerable.Repeat<int[]>([chord[0], chord[1], chord[2], chord[3], chord[2], chord[1]], 2)).SelectMany(notes => notes)];
        var samples = new double[(int)((melody.Length + 2) * NoteSeconds * SampleRate)];
        for (var i = 0; i < melody.Length; i++) Ring(samples, start: (int)(i * NoteSeconds * SampleRate), Frequency(melody[i]));
        return [.. samples.Select(sample => (short)(Math.Clamp(sample, -1, 1) * short.MaxValue))];
    }

    private static double Frequency(int semitone) => 261.63 * Math.Pow(2, semitone / 12.0);

    // A plucked string: the tone and its octave, fading out over three notes.
    private static void Ring(double[] samples, int start, double frequency)
    {
        var length = Math.Min((int)(3 * NoteSeconds * SampleRate), samples.Length - start);
        for (var i = 0; i < length; i++)
        {
            var time = (double)i / SampleRate;
            var envelope = Math.Min(1, time / 0.01) * Math.Exp(-2.5 * time) * (1 - (double)i / length);
            samples[start + i] += Loudness * envelope * (Math.Sin(2 * Math.PI * frequency * time) + 0.3 * Math.Sin(4 * Math.PI * frequency * time));
        }
    }

    internal static byte[] Riff(short[] samples)
    {
        var wav = new byte[44 + samples.Length * 2];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), SampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples.Length * 2);
        for (var i = 0; i < samples.Length; i++) BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + 2 * i), samples[i]);
        return wav;
    }
}
