using System.Buffers.Binary;
using System.Text;

namespace WarmTransfer.Simulator.Media;

/// <summary>Reads RIFF WAVE files: PCM of 8 or 16 bits, µ-law and A-law, mono or stereo, 4 to 192 kHz.</summary>
internal static class WavFile
{
    private const int Pcm = 1, ALaw = 6, MuLaw = 7, Extensible = 0xFFFE;
    // Programs that write to a pipe cannot know the length and put a huge one.
    private const uint UnknownLength = 0x7FFF_0000;

    /// <exception cref="FormatException">The file is not a WAVE file that can be played; the message says why.</exception>
    public static Clip Read(ReadOnlySpan<byte> file, string caption)
    {
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
            throw Bad(caption, "it does not begin with RIFF…WAVE");
        var format = ReadFormat(Chunk(file, "fmt "u8, caption), caption);
        var data = Chunk(file, "data"u8, caption);
        return new Clip(caption, Resampler.ToClipRate(Decode(data, format), format.Rate));
    }

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, ReadOnlySpan<byte> name, string caption)
    {
        for (long at = 12; at + 8 <= file.Length;)
        {
            var header = file.Slice((int)at, 8);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            var rest = file[((int)at + 8)..];
            if (header[..4].SequenceEqual(name))
            {
                if (length <= rest.Length) return rest[..(int)length];
                return length >= UnknownLength ? rest
                    : throw Bad(caption, $"it is cut off: chunk '{Encoding.ASCII.GetString(name)}' should have {length} bytes and has {rest.Length}");
            }

            at += 8L + length + (length & 1);
        }

        throw Bad(caption, $"it has no chunk '{Encoding.ASCII.GetString(name)}'");
    }

    private static Format ReadFormat(ReadOnlySpan<byte> chunk, string caption)
    {
        if (chunk.Length < 16) throw Bad(caption, $"its format chunk has {chunk.Length} bytes instead of 16 or more");
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == Extensible && chunk.Length >= 26) tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if ((tag, bits) is not ((Pcm, 8) or (Pcm, 16) or (ALaw, 8) or (MuLaw, 8)))
            throw Bad(caption, $"format {tag} with {bits} bits is not supported; save it as PCM of 16 bits");
        if (channels is not (1 or 2)) throw Bad(caption, $"it has {channels} channels; save it as mono");
        if (rate is < 4000 or > 192_000) throw Bad(caption, $"its rate of {rate} Hz is not between 4000 and 192000");
        return new Format(tag, channels, (int)rate, bits / 8);
    }

    private static float[] Decode(ReadOnlySpan<byte> data, Format format)
    {
        var sound = new float[data.Length / (format.Channels * format.Bytes)];
        for (var i = 0; i < sound.Length; i++)
        {
            for (var channel = 0; channel < format.Channels; channel++)
            {
                var sample = data.Slice(((i * format.Channels) + channel) * format.Bytes, format.Bytes);
                sound[i] += Sample(sample, format) / 32768f / format.Channels;
            }
        }

        return sound;
    }

    private static int Sample(ReadOnlySpan<byte> bytes, Format format) => (format.Tag, format.Bytes) switch
    {
        (MuLaw, _) => G711.DecodeMuLaw(bytes[0]),
        (ALaw, _) => G711.DecodeALaw(bytes[0]),
        (_, 1) => (bytes[0] - 128) << 8,
        _ => BinaryPrimitives.ReadInt16LittleEndian(bytes),
    };

    private static FormatException Bad(string caption, string why) => new($"The WAVE file '{caption}' cannot be played: {why}.");

    private readonly record struct Format(int Tag, int Channels, int Rate, int Bytes);
}
