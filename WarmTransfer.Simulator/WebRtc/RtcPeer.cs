using System.Security.Cryptography;
using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>A browser on a leg: describes itself to it, speaks for it and plays to it. Attached to the leg once both are described.</summary>
internal sealed class RtcPeer : IDisposable
{
    private const string Unreachable =
        "No media of {CallSid} ever came to {Candidate}. The browser must run on this machine; "
        + "where only the loopback interface is up, start Chromium with --allow-loopback-in-peer-connection";

    private static readonly TimeSpan Consent = TimeSpan.FromSeconds(30);

    private readonly RtcServer _server;
    private readonly AudioLeg _leg;
    private readonly Lock _gate = new();
    private readonly uint _id = (uint)RandomNumberGenerator.GetInt32(int.MaxValue);
    private readonly TelephoneEvents _events = new();
    private readonly Rtcp _reports;
    private readonly JitterRing _voice = new();
    private readonly RtcEar _ear;
    private readonly short[] _samples = new short[2048];
    private volatile RtcSession _session;
    private int _version;
    private bool _attached, _disposed;
    private int _lost;

    public RtcPeer(RtcServer server, AudioLeg leg)
    {
        (_server, _leg) = (server, leg);
        _reports = new Rtcp(server.Time);
        _session = new RtcSession(server, this);
        _ear = new RtcEar(_reports, () => _session);
    }

    /// <summary>A key was pressed; raised on the thread that receives media, so return at once.</summary>
    public event Action<string>? Digits;

    /// <summary>The page is gone: it closed the connection, or was not heard for 30 seconds. Raised once.</summary>
    public event Action? Lost;

    public string CallSid => _leg.CallSid;

    /// <summary>Our offer for a call to the browser; its answer goes to <see cref="Accept"/>.</summary>
    public string Offer()
    {
        lock (_gate) return Describe("actpass", "0", LocalDescription.OwnEventPayload);
    }

    /// <summary>Takes the browser's answer to <see cref="Offer"/> and lets the browser speak and hear.</summary>
    /// <exception cref="FormatException">The answer cannot be used.</exception>
    public void Accept(string answer)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _session.Describe(RemoteDescription.Parse(answer));
            Attach();
        }
    }

    /// <summary>Answers an offer: the first one, an ICE restart of the same page, or that of another page, which then takes over.</summary>
    /// <exception cref="FormatException">The offer cannot be used.</exception>
    public string Answer(string offer)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var remote = RemoteDescription.Parse(offer);
            if (_session.Remote is { } old && old.Fingerprint != remote.Fingerprint) Reset();
            _session.Describe(remote);
            Attach();
            return Describe("passive", remote.Mid, remote.EventPayload);
        }
    }

    /// <summary>Forgets the page, for another one to take over with its own offer.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            // In this order: the old page says goodbye as soon as it is told to, and that must not count as losing the new one.
            var old = _session;
            _session = new RtcSession(_server, this);
            old.Dispose();
        }
    }

    /// <summary>Whether a description comes from the page that is connected now.</summary>
    public bool IsFrom(string sdp)
    {
        lock (_gate) return _session.Remote?.Fingerprint == RemoteDescription.Parse(sdp).Fingerprint;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            if (_leg.Voice == _voice) _leg.Voice = null;
            if (_leg.Ear == _ear) _leg.Ear = null;
            if (_leg.Keys == _ear) _leg.Keys = null;
            _session.Dispose();
        }

        _server.Forget(this);
    }

    internal void CheckConsent()
    {
        if (!_attached || _session.SilentFor <= Consent) return;
        if (!_session.WasHeard) _server.Log.LogWarning(Unreachable, CallSid, _server.Candidate);
        RaiseLost();
    }

    internal void PageLeft(RtcSession session)
    {
        if (session == _session && !_disposed) RaiseLost();
    }

    internal void HeardReport(RtcSession session, ReadOnlySpan<byte> compound)
    {
        if (session == _session) _reports.ReceivedReport(compound);
    }

    internal void HeardPacket(RtcSession session, ReadOnlySpan<byte> packet)
    {
        if (session != _session) return;
        _reports.Received(packet);
        var payload = Rtp.Payload(packet);
        var type = Rtp.PayloadType(packet);
        if (type == Rtp.PcmuPayload && payload.Length <= _samples.Length)
        {
            G711.DecodeMuLaw(payload, _samples);
            _voice.Write(Rtp.Timestamp(packet), _samples.AsSpan(0, payload.Length));
        }
        else if (type == session.Remote?.EventPayload && _events.Read(Rtp.Timestamp(packet), payload) is { } key)
        {
            Digits?.Invoke(key.ToString());
        }
    }

    private void RaiseLost()
    {
        if (Interlocked.Exchange(ref _lost, 1) == 0) Lost?.Invoke();
    }

    // Several phones may ring for one leg; only the one that answers becomes its voice and ear.
    private void Attach()
    {
        if (_attached) return;
        _attached = true;
        (_leg.Voice, _leg.Ear, _leg.Keys) = (_voice, _ear, _ear);
    }

    private string Describe(string setup, string mid, int? eventPayload) => new LocalDescription(
        _id, ++_version, _server.Candidate, _session.NewCredentials(), _server.Identity.Fingerprint, setup, mid, eventPayload, _ear.Ssrc).ToSdp();
}
