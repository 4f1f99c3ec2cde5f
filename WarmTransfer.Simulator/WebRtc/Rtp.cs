using System.Buffers.Binary;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>RTP headers (RFC 3550, 5.1).</summary>
internal static class Rtp
{
    public const int FixedHeader = 12;
    public const int PcmuPayload = 0;

    public static byte PayloadType(ReadOnlySpan<byte> packet) => (byte)(packet[1] & 0x7F);

    public static ushort Sequence(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);

    public static uint Timestamp(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);

    public static uint Ssrc(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);

    /// <summary>Length of the header with sources and extension; more than the packet when it is malformed.</summary>
    public static int HeaderLength(ReadOnlySpan<byte> packet)
    {
        var length = FixedHeader + (4 * (packet[0] & 0x0F));
        if ((packet[0] & 0x10) == 0) return length;
        if (length + 4 > packet.Length) return int.MaxValue;
        return length + 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(length + 2)..]));
    }

    /// <summary>The payload of a decrypted packet, without padding; empty when that is malformed.</summary>
    public static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> packet)
    {
        var payload = packet[HeaderLength(packet)..];
        if ((packet[0] & 0x20) == 0 || payload.IsEmpty) return payload;
        return payload[^1] <= payload.Length ? payload[..^payload[^1]] : [];
    }

    public static void WriteHeader(Span<byte> packet, int payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc)
    {
        packet[0] = 0x80;
        packet[1] = (byte)((marker ? 0x80 : 0) | payloadType);
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
    }
}
