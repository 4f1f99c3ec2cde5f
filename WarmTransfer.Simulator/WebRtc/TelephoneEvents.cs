using System.Buffers.Binary;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>Keys pressed during a call (RFC 4733): each press is sent many times and reported once.</summary>
internal sealed class TelephoneEvents
{
    private const string Keys = "0123456789*#";
    private uint? _last;

    /// <summary>The key of a packet that ends a press not reported before; otherwise null.</summary>
    public char? Read(uint timestamp, ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4 || payload[0] >= Keys.Length) return null;
        var ended = (payload[1] & 0x80) != 0;
        if (!ended || timestamp == _last) return null;
        _last = timestamp;
        return Keys[payload[0]];
    }

    public static void Write(Span<byte> payload, char key, bool ended, ushort duration)
    {
        payload[0] = (byte)Keys.IndexOf(key, StringComparison.Ordinal);
        payload[1] = (byte)((ended ? 0x80 : 0) | 10);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], duration);
    }
}
