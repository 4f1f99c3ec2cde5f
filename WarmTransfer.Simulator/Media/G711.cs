namespace WarmTransfer.Simulator.Media;

/// <summary>ITU-T G.711: µ-law both ways, A-law for reading files.</summary>
internal static class G711
{
    private const int MuBias = 0x84;
    private const int MuClip = 32635;

    private static readonly short[] FromMu = [.. Enumerable.Range(0, 256).Select(code => ExpandMu((byte)code))];
    private static readonly short[] FromA = [.. Enumerable.Range(0, 256).Select(code => ExpandA((byte)code))];
    private static readonly byte[] ToMu = [.. Enumerable.Range(0, 65536).Select(sample => CompressMu((short)sample))];

    public static short DecodeMuLaw(byte code) => FromMu[code];

    public static short DecodeALaw(byte code) => FromA[code];

    public static byte EncodeMuLaw(short sample) => ToMu[(ushort)sample];

    public static void DecodeMuLaw(ReadOnlySpan<byte> codes, Span<short> samples)
    {
        for (var i = 0; i < codes.Length; i++) samples[i] = FromMu[codes[i]];
    }

    public static void EncodeMuLaw(ReadOnlySpan<short> samples, Span<byte> codes)
    {
        for (var i = 0; i < samples.Length; i++) codes[i] = ToMu[(ushort)samples[i]];
    }

    private static byte CompressMu(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), MuClip) + MuBias;
        var exponent = 31 - int.LeadingZeroCount(magnitude) - 7;
        var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }

    private static short ExpandMu(byte code)
    {
        var bits = ~code;
        var magnitude = ((((bits & 0x0F) << 3) + MuBias) << ((bits & 0x70) >> 4)) - MuBias;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short ExpandA(byte code)
    {
        var bits = code ^ 0x55;
        var exponent = (bits & 0x70) >> 4;
        var mantissa = ((bits & 0x0F) << 4) + 8;
        var magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
