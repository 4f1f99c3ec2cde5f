using System.Security.Cryptography;
using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>Sends what a leg hears: PCMU in SRTP every 20 ms, and a report every two seconds. Only the mixer writes to it.</summary>
internal sealed class RtcEar(Rtcp reports, Func<RtcSession> session) : IEar
{
    private const int FramesPerReport = 100;

    private readonly byte[] _packet = new byte[Rtp.FixedHeader + Mixer.FrameLength + SrtpSender.RtpOverhead];
    private readonly byte[] _report = new byte[Rtcp.LongestReport + SrtpSender.RtcpOverhead];
    private ushort _sequence = (ushort)RandomNumberGenerator.GetInt32(short.MaxValue);
    private uint _timestamp = (uint)RandomNumberGenerator.GetInt32(int.MaxValue);
    private uint _sent;

    public uint Ssrc { get; } = (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue);

    public void Write(ReadOnlySpan<short> frame)
    {
        _timestamp += Mixer.FrameLength;
        var to = session();
        if (to.Sender is not { } srtp) return;
        Rtp.WriteHeader(_packet, Rtp.PcmuPayload, _sent == 0, ++_sequence, _timestamp, Ssrc);
        G711.EncodeMuLaw(frame, _packet.AsSpan(Rtp.FixedHeader));
        to.Send(_packet.AsSpan(0, srtp.Protect(_packet, Rtp.FixedHeader + Mixer.FrameLength)));
        if (_sent++ % FramesPerReport == 0) Report(to, srtp);
    }

    private void Report(RtcSession to, SrtpSender srtp)
    {
        var length = reports.Write(_report, Ssrc, _timestamp, _sent);
        to.Send(_report.AsSpan(0, srtp.ProtectRtcp(_report, length)));
    }
}
