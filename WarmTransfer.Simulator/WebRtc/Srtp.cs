using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>Protects what is sent: one SSRC, packets in order of their sequence numbers. One thread at a time.</summary>
internal sealed class SrtpSender(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt) : IDisposable
{
    public const int RtpOverhead = SrtpKeys.TagLength, RtcpOverhead = 4 + SrtpKeys.TagLength;

    private readonly SrtpKeys _rtp = SrtpKeys.ForRtp(key, salt);
    private readonly SrtpKeys _rtcp = SrtpKeys.ForRtcp(key, salt);
    private uint _rollover;
    private ushort _last;
    private uint _rtcpIndex;

    /// <summary>Encrypts the packet in place; the buffer must have room for the tag. Returns the new length.</summary>
    public int Protect(Span<byte> buffer, int length)
    {
        var packet = buffer[..length];
        var sequence = Rtp.Sequence(packet);
        if (sequence < _last) _rollover++;
        _last = sequence;
        _rtp.Crypt(Rtp.Ssrc(packet), ((ulong)_rollover << 16) | sequence, packet[Rtp.HeaderLength(packet)..]);
        _rtp.Tag(packet, _rollover, buffer[length..]);
        return length + RtpOverhead;
    }

    /// <summary>Encrypts a compound RTCP packet in place. Returns the new length.</summary>
    public int ProtectRtcp(Span<byte> buffer, int length)
    {
        var index = ++_rtcpIndex;
        _rtcp.Crypt(BinaryPrimitives.ReadUInt32BigEndian(buffer[4..]), index, buffer[8..length]);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], 0x8000_0000 | index);
        _rtcp.Tag(buffer[..(length + 4)], null, buffer[(length + 4)..]);
        return length + RtcpOverhead;
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }
}

/// <summary>Opens what is received: any few SSRCs, each with rollover counter and replay window. One thread at a time.</summary>
internal sealed class SrtpReceiver(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt) : IDisposable
{
    private const int MostStreams = 16;
    private readonly SrtpKeys _rtp = SrtpKeys.ForRtp(key, salt);
    private readonly SrtpKeys _rtcp = SrtpKeys.ForRtcp(key, salt);
    private readonly Dictionary<uint, ReplayWindow> _streams = [];
    private readonly ReplayWindow _rtcpWindow = new();

    /// <summary>Decrypts in place; false when the packet is forged, repeated or malformed.</summary>
    public bool TryUnprotect(Span<byte> packet, out int length)
    {
        length = packet.Length - SrtpSender.RtpOverhead;
        if (length < Rtp.FixedHeader || Rtp.HeaderLength(packet[..length]) is var header && header > length) return false;
        var ssrc = Rtp.Ssrc(packet);
        var known = _streams.TryGetValue(ssrc, out var window);
        window ??= new ReplayWindow();
        var index = window.Guess(Rtp.Sequence(packet));
        if (!window.IsNew(index) || !IsGenuine(_rtp, packet[..length], (uint)(index >> 16), packet[length..])) return false;
        if (!known && !Remember(ssrc, window)) return false;
        window.Accept(index);
        _rtp.Crypt(ssrc, index, packet[header..length]);
        return true;
    }

    public bool TryUnprotectRtcp(Span<byte> packet, out int length)
    {
        length = packet.Length - SrtpSender.RtcpOverhead;
        if (length < 8) return false;
        var trailer = BinaryPrimitives.ReadUInt32BigEndian(packet[length..]);
        var index = trailer & 0x7FFF_FFFF;
        if (!_rtcpWindow.IsNew(index) || !IsGenuine(_rtcp, packet[..(length + 4)], null, packet[(length + 4)..])) return false;
        _rtcpWindow.Accept(index);
        var encrypted = (trailer & 0x8000_0000) != 0;
        if (encrypted) _rtcp.Crypt(BinaryPrimitives.ReadUInt32BigEndian(packet[4..]), index, packet[8..length]);
        return true;
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    private static bool IsGenuine(SrtpKeys keys, ReadOnlySpan<byte> packet, uint? rollover, ReadOnlySpan<byte> tag)
    {
        Span<byte> expected = stackalloc byte[SrtpKeys.TagLength];
        keys.Tag(packet, rollover, expected);
        return CryptographicOperations.FixedTimeEquals(expected, tag);
    }

    private bool Remember(uint ssrc, ReplayWindow window) => _streams.Count < MostStreams && _streams.TryAdd(ssrc, window);
}
