using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace WarmTransfer.Simulator.Media;

/// <summary>Writes RIFF WAVE: PCM of 16 bits, mono, 8 kHz.</summary>
internal static class WavWriter
{
    private const int Header = 44;

    public static byte[] Write(short[] samples)
    {
        var file = new byte[Header + (samples.Length * sizeof(short))];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        WriteFormat(file.AsSpan(16));
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), file.Length - Header);
        MemoryMarshal.AsBytes(samples.AsSpan()).CopyTo(file.AsSpan(Header));
        return file;
    }

    private static void WriteFormat(Span<byte> format)
    {
        BinaryPrimitives.WriteInt32LittleEndian(format, 16);
        BinaryPrimitives.WriteInt16LittleEndian(format[4..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(format[6..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(format[8..], Clip.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(format[12..], Clip.SampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(format[16..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(format[18..], 16);
    }
}
