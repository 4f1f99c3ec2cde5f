using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>All browser media of the network on one UDP socket: finds the leg of each datagram, answers STUN, watches consent.</summary>
internal sealed class RtcServer(IOptions<SimulatorOptions> options, TimeProvider time, ILogger<RtcServer> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan ConsentCheck = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (RtcSession Session, byte[] Key)> _byUfrag = new();
    private readonly ConcurrentDictionary<SocketAddress, RtcSession> _bySource = new();
    private readonly ConcurrentDictionary<RtcPeer, bool> _peers = new();
    private readonly byte[] _reply = new byte[128];
    // Loopback and not any address: a reply must come from the very address that the candidate names.
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private ITimer? _consent;
    private volatile bool _stopped;

    /// <summary>Where browsers send their media; known once started.</summary>
    public IPEndPoint Candidate { get; private set; } = new(IPAddress.Loopback, 0);

    internal DtlsIdentity Identity { get; } = new(time);

    internal TimeProvider Time => time;

    internal ILogger Log => log;

    /// <summary>A browser for a leg. It takes the leg's voice and ear when it is accepted, and gives them back when disposed.</summary>
    public RtcPeer Create(AudioLeg leg)
    {
        var peer = new RtcPeer(this, leg);
        _peers[peer] = true;
        return peer;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Bind();
        new Thread(Receive) { IsBackground = true, Name = "Media" }.Start();
        _consent = time.CreateTimer(_ => CheckConsent(), null, ConsentCheck, ConsentCheck);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        if (_stopped) return;
        foreach (var peer in _peers.Keys) peer.Dispose();
        _stopped = true;
        _consent?.Dispose();
        _socket.Dispose();
    }

    internal void Listen(IceCredentials credentials, RtcSession session) =>
        _byUfrag[credentials.Ufrag] = (session, Encoding.ASCII.GetBytes(credentials.Password));

    internal void Forget(RtcPeer peer) => _peers.TryRemove(peer, out _);

    internal void Forget(RtcSession session)
    {
        foreach (var pair in _byUfrag.Where(pair => pair.Value.Session == session)) _byUfrag.TryRemove(pair);
        foreach (var pair in _bySource.Where(pair => pair.Value == session)) _bySource.TryRemove(pair);
    }

    internal void Send(ReadOnlySpan<byte> datagram, SocketAddress destination)
    {
        try
        {
            _socket.SendTo(datagram, SocketFlags.None, destination);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // As good as lost on the way; consent notices when the page does not come back.
        }
    }

    private void Bind()
    {
        try
        {
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, options.Value.MediaPort));
        }
        catch (SocketException fault)
        {
            throw new InvalidOperationException(
                $"UDP port {options.Value.MediaPort} on loopback cannot be used for media ({fault.SocketErrorCode}). "
                + "Set Simulator:MediaPort to another port, or to 0 for a free one.", fault);
        }

        Candidate = (IPEndPoint)_socket.LocalEndPoint!;
    }

    private void CheckConsent()
    {
        foreach (var peer in _peers.Keys) peer.CheckConsent();
    }

    private void Receive()
    {
        var buffer = new byte[2048];
        var source = new SocketAddress(AddressFamily.InterNetwork);
        while (!_stopped)
        {
            try
            {
                var length = _socket.ReceiveFrom(buffer, SocketFlags.None, source);
                Dispatch(buffer.AsSpan(0, length), source);
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                // Closed by us, or Windows telling that an earlier datagram found nobody: the loop condition decides.
            }
        }
    }

    // RFC 7983: the first byte tells the protocols apart.
    private void Dispatch(Span<byte> datagram, SocketAddress source)
    {
        if (datagram.Length < 2) return;
        if (datagram[0] <= 3) ReceiveStun(datagram, source);
        else if (_bySource.TryGetValue(source, out var session))
        {
            if (datagram[0] is >= 20 and <= 63) session.ReceiveDtls(datagram);
            else if (datagram[0] is >= 128 and <= 191) session.ReceiveRtp(datagram);
        }
    }

    private void ReceiveStun(ReadOnlySpan<byte> message, SocketAddress source)
    {
        if (!Stun.TryReadRequest(message, out var ufrag) || !_byUfrag.TryGetValue(ufrag, out var leg)) return;
        if (!Stun.HasFingerprint(message) || !Stun.HasIntegrity(message, leg.Key)) return;
        leg.Session.Heard(source, Stun.Nominates(message));
        if (!_bySource.TryGetValue(source, out var known) || known != leg.Session) _bySource[Copy(source)] = leg.Session;
        var endPoint = (IPEndPoint)Candidate.Create(source);
        Send(_reply.AsSpan(0, Stun.WriteSuccess(message, endPoint, leg.Key, _reply)), source);
    }

    internal static SocketAddress Copy(SocketAddress source)
    {
        var copy = new SocketAddress(source.Family, source.Size);
        source.Buffer.Span[..source.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }
}
