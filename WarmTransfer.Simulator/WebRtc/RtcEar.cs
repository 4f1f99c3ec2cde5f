using System.Collections.Concurrent;
using System.Security.Cryptography;
using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>
/// Sends what a leg hears: PCMU in SRTP every 20 ms, and a report every two seconds; a key as telephone events (RFC 4733) in the place of its sound, where the other end knows them. Only the
/// mixer writes sound to it.
/// </summary>
internal sealed class RtcEar(Rtcp reports, Func<RtcSession> session) : IEar, IKeyEar
{
    private const int FramesPerKey = 8, LastPackets = 3, MostKeys = 64, EventLength = 4;
    private const int FramesPerReport = 100;

    private readonly byte[] _packet = new byte[Rtp.FixedHeader + Mixer.FrameLength + SrtpSender.RtpOverhead];
    private readonly byte[] _report = new byte[Rtcp.LongestReport + SrtpSender.RtcpOverhead];
    private ushort _sequence = (ushort)RandomNumberGenerator.GetInt32(short.MaxValue);
    private uint _timestamp = (uint)RandomNumberGenerator.GetInt32(int.MaxValue);
    private uint _sent;
    private readonly ConcurrentQueue<char> _keys = [];
    private char _key;
    private int _frame = FramesPerKey;
    private uint _keySince;

    public uint Ssrc { get; } = (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue);

    public void Write(ReadOnlySpan<short> frame)
    {
        _timestamp += Mixer.FrameLength;
        var to = session();
        if (to.Sender is not { } srtp) return;
        if (to.Remote?.EventPayload is { } payload && IsInKey()) Press(to, srtp, payload);
        else Speak(to, srtp, frame);
        if (_sent++ % FramesPerReport == 0) Report(to, srtp);
    }

    public void Write(char key)
    {
        if (_keys.Count < MostKeys) _keys.Enqueue(key);
    }

    private bool IsInKey()
    {
        if (_frame < FramesPerKey) return true;
        if (!_keys.TryDequeue(out _key)) return false;
        (_frame, _keySince) = (0, _timestamp);
        return true;
    }

    // The last packet of a key is sent three times (RFC 4733, 2.5.1.4): one of them arrives.
    private void Press(RtcSession to, SrtpSender srtp, int payload)
    {
        var ends = ++_frame == FramesPerKey;
        for (var times = ends ? LastPackets : 1; times > 0; times--)
        {
            Rtp.WriteHeader(_packet, payload, _frame == 1, ++_sequence, _keySince, Ssrc);
            TelephoneEvents.Write(_packet.AsSpan(Rtp.FixedHeader), _key, ends, (ushort)(_frame * Mixer.FrameLength));
            to.Send(_packet.AsSpan(0, srtp.Protect(_packet, Rtp.FixedHeader + EventLength)));
        }
    }

    private void Speak(RtcSession to, SrtpSender srtp, ReadOnlySpan<short> frame)
    {
        Rtp.WriteHeader(_packet, Rtp.PcmuPayload, _sent == 0, ++_sequence, _timestamp, Ssrc);
        G711.EncodeMuLaw(frame, _packet.AsSpan(Rtp.FixedHeader));
        to.Send(_packet.AsSpan(0, srtp.Protect(_packet, Rtp.FixedHeader + Mixer.FrameLength)));
    }

    private void Report(RtcSession to, SrtpSender srtp)
    {
        var length = reports.Write(_report, Ssrc, _timestamp, _sent);
        to.Send(_report.AsSpan(0, srtp.ProtectRtcp(_report, length)));
    }
}
