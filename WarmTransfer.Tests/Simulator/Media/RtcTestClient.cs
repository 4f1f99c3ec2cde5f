using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Tests.Simulator.Media;

/// <summary>What a browser does on the wire, without a browser: STUN, a DTLS client, SRTP and PCMU over one UDP socket.</summary>
internal sealed class RtcTestClient : IDisposable
{
    private const uint Ssrc = 0x1234;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly DtlsIdentity _identity;
    private readonly DatagramQueue _dtlsQueue;
    private readonly byte[] _packet = new byte[512];
    private readonly string _ufrag = "clnt";
    private IPEndPoint _server = new(IPAddress.Loopback, 0);
    private string _remoteUfrag = "", _remotePassword = "", _serverFingerprint = "";
    private ushort _sequence = 65_500;
    private uint _timestamp = 1000;
    private SrtpSender? _sender;
    private SrtpReceiver? _receiver;
    private DtlsTransport? _dtls;

    public RtcTestClient(TimeProvider? time = null)
    {
        _identity = new DtlsIdentity(time ?? TimeProvider.System);
        Fingerprint = _identity.Fingerprint;
        _dtlsQueue = new DatagramQueue(datagram => _socket.SendTo(datagram, _server));
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        new Thread(Receive) { IsBackground = true }.Start();
    }

    /// <summary>What the session description claims; another value than the certificate's makes the server refuse.</summary>
    public string Fingerprint { get; set; }

    /// <summary>Everything heard so far, 160 samples each.</summary>
    public event Action<short[]>? Heard;

    /// <summary>Each packet of a telephone event: timestamp, key, whether it ends it.</summary>
    public event Action<(uint Timestamp, char Key, bool Ends)>? HeardKey;

    public event Action<byte[]>? HeardReport;

    public event Action<byte[]>? HeardStun;

    public string Describe(string setup) => string.Join("\r\n",
        "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "m=audio 9 UDP/TLS/RTP/SAVPF 111 0 110 126", "c=IN IP4 0.0.0.0", "a=mid:0",
        $"a=ice-ufrag:{_ufrag}", "a=ice-pwd:0123456789abcdef01234567", $"a=fingerprint:sha-256 {Fingerprint}", $"a=setup:{setup}",
        "a=rtpmap:111 opus/48000/2", "a=rtpmap:110 telephone-event/48000", "a=rtpmap:126 telephone-event/8000", "");

    /// <summary>Reads where the server is from its description.</summary>
    public void Take(string sdp)
    {
        string Value(string name) => sdp.Split("\r\n").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
        (_remoteUfrag, _remotePassword) = (Value("a=ice-ufrag:"), Value("a=ice-pwd:"));
        _serverFingerprint = Value("a=fingerprint:sha-256 ");
        var candidate = Value("a=candidate:").Split(' ');
        _server = new IPEndPoint(IPAddress.Parse(candidate[4]), int.Parse(candidate[5], null));
    }

    /// <summary>Nominates the server's candidate and shakes hands; throws when the server refuses.</summary>
    public void Connect()
    {
        SendBinding();
        var client = new Client(_identity, _serverFingerprint);
        _dtls = new DtlsClientProtocol().Connect(client, _dtlsQueue);
        var keys = client.Keys!;
        _receiver = new SrtpReceiver(keys.ServerKey, keys.ServerSalt);
        _sender = new SrtpSender(keys.ClientKey, keys.ClientSalt);
    }

    public void SendBinding(string? password = null)
    {
        var message = new byte[256];
        var user = Encoding.ASCII.GetBytes($"{_remoteUfrag}:{_ufrag}");
        BinaryPrimitives.WriteUInt16BigEndian(message, Stun.BindingRequest);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(4), Stun.Cookie);
        Stun.WriteAttribute(message, 20, Stun.Username, user.Length);
        user.CopyTo(message, 24);
        var length = 24 + ((user.Length + 3) & ~3);
        Stun.WriteAttribute(message, length, Stun.UseCandidate, 0);
        length = Stun.Seal(message, length + 4, Encoding.ASCII.GetBytes(password ?? _remotePassword));
        _socket.SendTo(message.AsSpan(0, length), _server);
    }

    public void Say(ReadOnlySpan<short> frame)
    {
        G711.EncodeMuLaw(frame, _packet.AsSpan(Rtp.FixedHeader));
        _timestamp += (uint)frame.Length;
        SendRtp(Rtp.PcmuPayload, _timestamp, frame.Length);
    }

    /// <summary>A key press as a browser sends it: several packets, of which the last three say that it has ended.</summary>
    public void Press(char key)
    {
        _timestamp += 160;
        for (var i = 0; i < 6; i++)
        {
            TelephoneEvents.Write(_packet.AsSpan(Rtp.FixedHeader), key, i >= 3, (ushort)(160 * (i + 1)));
            SendRtp(126, _timestamp, 4);
        }
    }

    public void Dispose()
    {
        _dtlsQueue.Close();
        _socket.Dispose();
    }

    /// <summary>Says goodbye as a page does that closes its connection.</summary>
    public void Leave() => _dtls?.Close();

    private void SendRtp(int payloadType, uint timestamp, int payloadLength)
    {
        Rtp.WriteHeader(_packet, payloadType, false, _sequence++, timestamp, Ssrc);
        _socket.SendTo(_packet.AsSpan(0, _sender!.Protect(_packet, Rtp.FixedHeader + payloadLength)), _server);
    }

    private void Receive()
    {
        var buffer = new byte[2048];
        try
        {
            while (true) Take(buffer.AsSpan(0, _socket.Receive(buffer)));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private void Take(Span<byte> datagram)
    {
        if (datagram[0] is >= 20 and <= 63) _dtlsQueue.Enqueue(datagram);
        else if (datagram[0] <= 3) HeardStun?.Invoke(datagram.ToArray());
        else if (_receiver is { } receiver) TakeMedia(datagram, receiver);
    }

    private void TakeMedia(Span<byte> datagram, SrtpReceiver receiver)
    {
        if (datagram[1] is >= 192 and <= 223)
        {
            if (receiver.TryUnprotectRtcp(datagram, out var report)) HeardReport?.Invoke(datagram[..report].ToArray());
        }
        else if (receiver.TryUnprotect(datagram, out var length))
        {
            if (Rtp.PayloadType(datagram) == Rtp.PcmuPayload) TakeSound(datagram[..length]);
            else TakeKey(datagram[..length]);
        }
    }

    private void TakeSound(ReadOnlySpan<byte> packet)
    {
        var samples = new short[packet.Length - Rtp.FixedHeader];
        G711.DecodeMuLaw(Rtp.Payload(packet), samples);
        Heard?.Invoke(samples);
    }

    private void TakeKey(ReadOnlySpan<byte> packet)
    {
        var payload = Rtp.Payload(packet);
        HeardKey?.Invoke((Rtp.Timestamp(packet), "0123456789*#"[payload[0]], (payload[1] & 0x80) != 0));
    }

    private sealed class Client(DtlsIdentity identity, string serverFingerprint) : DefaultTlsClient(new BcTlsCrypto())
    {
        public SrtpMaster? Keys { get; private set; }

        public override int GetHandshakeTimeoutMillis() => 10_000;

        public override IDictionary<int, byte[]> GetClientExtensions()
        {
            var extensions = TlsExtensionsUtilities.EnsureExtensionsInitialised(base.GetClientExtensions());
            TlsSrtpUtilities.AddUseSrtpExtension(extensions, new UseSrtpData([SrtpProtectionProfile.SRTP_AEAD_AES_128_GCM, SrtpProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80], []));
            return extensions;
        }

        public override TlsAuthentication GetAuthentication() => new Authentication(this);

        public override void NotifyHandshakeComplete()
        {
            base.NotifyHandshakeComplete();
            Keys = SrtpMaster.Export(m_context);
        }

        protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.DTLSv12.Only();

        private sealed class Authentication(Client client) : TlsAuthentication
        {
            public void NotifyServerCertificate(TlsServerCertificate serverCertificate)
            {
                if (DtlsIdentity.FingerprintOf(serverCertificate.Certificate) != client.Expected)
                    throw new TlsFatalAlert(AlertDescription.certificate_unknown);
            }

            public TlsCredentials GetClientCredentials(CertificateRequest certificateRequest) =>
                client.Identity.SignerFor(client.m_context, (BcTlsCrypto)client.Crypto);
        }

        private string Expected => serverFingerprint;

        private DtlsIdentity Identity => identity;
    }
}
