using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace WarmTransfer.Simulator.Media;

/// <summary>Writes RIFF WAVE: PCM of 16 bits, 8 kHz, of one channel or more.</summary>
internal static class WavWriter
{
    private const int Header = 44;

    /// <param name="left">As long as the other.</param>
    public static byte[] Write(short[] left, short[] right)
    {
        var both = new short[left.Length * 2];
        for (var at = 0; at < left.Length; at++) (both[2 * at], both[(2 * at) + 1]) = (left[at], right[at]);
        return Write(both, channels: 2);
    }

    public static byte[] Write(short[] samples, short channels = 1)
    {
        var file = new byte[Header + (samples.Length * sizeof(short))];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        WriteFormat(file.AsSpan(16), channels);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), file.Length - Header);
        MemoryMarshal.AsBytes(samples.AsSpan()).CopyTo(file.AsSpan(Header));
        return file;
    }

    private static void WriteFormat(Span<byte> format, short channels)
    {
        BinaryPrimitives.WriteInt32LittleEndian(format, 16);
        BinaryPrimitives.WriteInt16LittleEndian(format[4..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(format[6..], channels);
        BinaryPrimitives.WriteInt32LittleEndian(format[8..], Clip.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(format[12..], Clip.SampleRate * channels * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(format[16..], (short)(channels * sizeof(short)));
        BinaryPrimitives.WriteInt16LittleEndian(format[18..], 16);
    }
}
