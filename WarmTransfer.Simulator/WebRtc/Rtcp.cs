using System.Buffers.Binary;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>Counts what arrives and writes the reports from which the far side learns loss and round-trip time (RFC 3550, 6.4).</summary>
internal sealed class Rtcp(TimeProvider time)
{
    public const int LongestReport = 52 + 16;
    private const byte SenderReport = 200, SourceDescription = 202;

    private readonly Lock _gate = new();
    private uint _source, _received, _reportedExpected, _reportedReceived, _firstSequence, _highest, _lastReport;
    private long _lastReportAt;
    private bool _heard;

    public void Received(ReadOnlySpan<byte> packet)
    {
        lock (_gate)
        {
            var sequence = Rtp.Sequence(packet);
            if (!_heard || Rtp.Ssrc(packet) != _source) Restart(Rtp.Ssrc(packet), sequence);
            var step = (short)(ushort)(sequence - _highest);
            if (step > 0) _highest += (uint)step;
            _received++;
        }
    }

    /// <summary>Notes when the far side sent its report; the next one of ours tells how long ago that was.</summary>
    public void ReceivedReport(ReadOnlySpan<byte> compound)
    {
        if (compound.Length < 28 || compound[1] != SenderReport) return;
        lock (_gate)
        {
            _lastReport = BinaryPrimitives.ReadUInt32BigEndian(compound[10..]);
            _lastReportAt = time.GetTimestamp();
        }
    }

    /// <summary>Writes a sender report, with a report block once something was heard, and a source description.</summary>
    public int Write(Span<byte> buffer, uint ssrc, uint timestamp, uint packets)
    {
        lock (_gate)
        {
            var length = _heard ? 52 : 28;
            buffer[0] = (byte)(0x80 | (_heard ? 1 : 0));
            buffer[1] = SenderReport;
            BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], (ushort)((length / 4) - 1));
            BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], ssrc);
            WriteNtp(buffer[8..]);
            BinaryPrimitives.WriteUInt32BigEndian(buffer[16..], timestamp);
            BinaryPrimitives.WriteUInt32BigEndian(buffer[20..], packets);
            BinaryPrimitives.WriteUInt32BigEndian(buffer[24..], packets * Media.Mixer.FrameLength);
            if (_heard) WriteBlock(buffer[28..]);
            return length + WriteDescription(buffer[length..], ssrc);
        }
    }

    private void Restart(uint source, ushort sequence)
    {
        (_heard, _source, _firstSequence, _highest) = (true, source, sequence, sequence);
        (_received, _reportedExpected, _reportedReceived) = (0, 0, 0);
    }

    private void WriteNtp(Span<byte> buffer)
    {
        var since1900 = time.GetUtcNow() - new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var seconds = (uint)(since1900.Ticks / TimeSpan.TicksPerSecond);
        var fraction = (uint)(since1900.Ticks % TimeSpan.TicksPerSecond * (1L << 32) / TimeSpan.TicksPerSecond);
        BinaryPrimitives.WriteUInt32BigEndian(buffer, seconds);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], fraction);
    }

    private void WriteBlock(Span<byte> block)
    {
        var expected = _highest - _firstSequence + 1;
        var lost = (int)Math.Clamp((long)expected - _received, 0, 0x7F_FFFF);
        var expectedNow = expected - _reportedExpected;
        var lostNow = Math.Max(0, (int)(expectedNow - (_received - _reportedReceived)));
        (_reportedExpected, _reportedReceived) = (expected, _received);
        BinaryPrimitives.WriteUInt32BigEndian(block, _source);
        BinaryPrimitives.WriteInt32BigEndian(block[4..], lost);
        block[4] = (byte)(expectedNow == 0 ? 0 : Math.Min(255, (long)lostNow * 256 / expectedNow));
        BinaryPrimitives.WriteUInt32BigEndian(block[8..], _highest);
        BinaryPrimitives.WriteUInt32BigEndian(block[12..], 0);
        BinaryPrimitives.WriteUInt32BigEndian(block[16..], _lastReport);
        var delay = _lastReport == 0 ? 0 : time.GetElapsedTime(_lastReportAt).TotalSeconds * 65536;
        BinaryPrimitives.WriteUInt32BigEndian(block[20..], (uint)delay);
    }

    private static int WriteDescription(Span<byte> buffer, uint ssrc)
    {
        buffer[..16].Clear();
        (buffer[0], buffer[1], buffer[3]) = (0x81, SourceDescription, 3);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], ssrc);
        (buffer[8], buffer[9]) = (1, 3);
        "sim"u8.CopyTo(buffer[10..]);
        return 16;
    }
}
