using System.Buffers.Binary;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>A RIFF WAVE file of 16 bits, as Twilio makes them.</summary>
/// <param name="Begin">Where its samples begin.</param>
/// <param name="Length">Bytes of samples.</param>
internal readonly record struct SoundOfRecording(int Begin, int Length, int Channels, int Rate)
{
    private const int Sample = sizeof(short);

    private int Frame => Channels * Sample;

    /// <summary>Null: it is another kind of file.</summary>
    public static SoundOfRecording? Read(ReadOnlySpan<byte> wav)
    {
        if (wav.Length < 12 || !wav[..4].SequenceEqual("RIFF"u8) || !wav[8..12].SequenceEqual("WAVE"u8)) return null;
        return Chunk(wav, "fmt "u8) is { Length: >= 16 } format && Chunk(wav, "data"u8) is { } data && wav.Slice(format.Begin, format.Length) is var f
            && BinaryPrimitives.ReadInt16LittleEndian(f) == 1 && BinaryPrimitives.ReadInt16LittleEndian(f[14..]) == 16 && BinaryPrimitives.ReadInt16LittleEndian(f[2..]) is > 0 and var channels
            ? new(data.Begin, data.Length, channels, BinaryPrimitives.ReadInt32LittleEndian(f[4..]))
            : null;
    }

    /// <summary>The same file with silence in these parts.</summary>
    public byte[] Silenced(byte[] wav, IEnumerable<(TimeSpan From, TimeSpan To)> parts)
    {
        byte[] silenced = [.. wav];
        foreach (var (from, to) in parts) silenced.AsSpan(At(from)..Math.Max(At(from), At(to))).Clear();
        return silenced;
    }

    /// <summary>The loudest of each part of each channel, from 0 to 1.</summary>
    public double[][] Peaks(ReadOnlySpan<byte> wav, int parts)
    {
        var (peaks, frames) = (new double[Channels][], Length / Frame);
        for (var channel = 0; channel < Channels; channel++) peaks[channel] = new double[parts];
        for (var frame = 0; frame < frames; frame++)
            for (var channel = 0; channel < Channels; channel++)
            {
                var loud = Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(wav[(Begin + (frame * Frame) + (channel * Sample))..])) / (double)short.MaxValue;
                ref var most = ref peaks[channel][(int)((long)frame * parts / frames)];
                if (loud > most) most = Math.Round(Math.Min(loud, 1), 3);
            }

        return peaks;
    }

    private int At(TimeSpan time) => Begin + (int)(Math.Clamp((long)(time.TotalSeconds * Rate), 0, Length / Frame) * Frame);

    private static (int Begin, int Length)? Chunk(ReadOnlySpan<byte> wav, ReadOnlySpan<byte> name)
    {
        for (long at = 12; at + 8 <= wav.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(wav[((int)at + 4)..]);
            // Whoever writes to a pipe does not know the length.
            if (wav.Slice((int)at, 4).SequenceEqual(name)) return ((int)at + 8, (int)Math.Min(length, wav.Length - at - 8));
            at += 8L + length + (length & 1);
        }

        return null;
    }
}
