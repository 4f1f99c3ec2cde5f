using System.Net;
using Org.BouncyCastle.Tls;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>The connection to one page: its ICE credentials, DTLS and SRTP. A peer gets a new one when another page takes over.</summary>
internal sealed class RtcSession : IDisposable
{
    private const int DtlsWaitMilliseconds = 1;

    private readonly RtcServer _server;
    private readonly RtcPeer _peer;
    private readonly DatagramQueue _dtlsQueue;
    private readonly byte[] _dtlsBuffer = new byte[2048];
    private volatile SocketAddress? _destination;
    private volatile DtlsTransport? _dtls;
    private volatile SrtpPair? _srtp;
    private volatile bool _closed;
    private long _lastHeard;

    public RtcSession(RtcServer server, RtcPeer peer)
    {
        (_server, _peer) = (server, peer);
        _dtlsQueue = new DatagramQueue(datagram => Send(datagram));
        _lastHeard = server.Time.GetTimestamp();
    }

    /// <summary>The page, once it has described itself.</summary>
    public RemoteDescription? Remote { get; private set; }

    public SrtpSender? Sender => _srtp?.Sender;

    public bool WasHeard => _destination is not null;

    public TimeSpan SilentFor => _server.Time.GetElapsedTime(Volatile.Read(ref _lastHeard));

    // Every pair ever given out stays valid: a browser that restarts ICE in a hurry uses one of several answers.
    public IceCredentials NewCredentials()
    {
        var credentials = IceCredentials.Create();
        _server.Listen(credentials, this);
        return credentials;
    }

    public void Describe(RemoteDescription remote)
    {
        var first = Remote is null;
        Remote = remote;
        Volatile.Write(ref _lastHeard, _server.Time.GetTimestamp());
        // Blocks until the browser has shaken hands, hence a thread of its own for the moment.
        if (first) Task.Factory.StartNew(Handshake, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>A Binding request whose integrity is proven.</summary>
    public void Heard(SocketAddress source, bool nominated)
    {
        Volatile.Write(ref _lastHeard, _server.Time.GetTimestamp());
        if (!nominated && _destination is not null) return;
        if (_destination?.Equals(source) != true) _destination = RtcServer.Copy(source);
    }

    public void ReceiveDtls(ReadOnlySpan<byte> datagram)
    {
        _dtlsQueue.Enqueue(datagram);
        Pump();
    }

    public void ReceiveRtp(Span<byte> packet)
    {
        if (_srtp is not { } srtp) return;
        if (packet[1] is >= 192 and <= 223)
        {
            if (srtp.Receiver.TryUnprotectRtcp(packet, out var length)) _peer.HeardReport(this, packet[..length]);
        }
        else if (srtp.Receiver.TryUnprotect(packet, out var length))
        {
            _peer.HeardPacket(this, packet[..length]);
        }
    }

    public void Send(ReadOnlySpan<byte> datagram)
    {
        if (_destination is { } destination && !_closed) _server.Send(datagram, destination);
    }

    public void Dispose()
    {
        if (_closed) return;
        TrySayGoodbye();
        _closed = true;
        _server.Forget(this);
        _dtlsQueue.Close();
    }

    // After the handshake only repetitions and alerts arrive; the handshake itself reads the queue on its own thread.
    private void Pump()
    {
        lock (_dtlsBuffer)
        {
            try
            {
                // Counted, because a connection that has ended takes nothing from the queue any more.
                for (var i = 0; i < DatagramQueue.Most && _dtls is { } dtls && !_closed && !_dtlsQueue.IsEmpty; i++)
                    dtls.Receive(_dtlsBuffer, 0, _dtlsBuffer.Length, DtlsWaitMilliseconds);
            }
            catch (Exception fault) when (fault is IOException or InvalidOperationException)
            {
                _server.Log.LogDebug(fault, "DTLS of {CallSid} has ended", _peer.CallSid);
            }
        }
    }

    private void TrySayGoodbye()
    {
        try
        {
            _dtls?.Close();
        }
        catch (IOException)
        {
            // The browser left first.
        }
    }

    private void Handshake()
    {
        try
        {
            var end = new DtlsEnd(_server.Identity, Remote!.Fingerprint, () => _peer.PageLeft(this));
            var dtls = new DtlsServerProtocol().Accept(end, _dtlsQueue);
            var keys = end.Keys!;
            _dtls = dtls;
            _srtp = new SrtpPair(new SrtpSender(keys.ServerKey, keys.ServerSalt), new SrtpReceiver(keys.ClientKey, keys.ClientSalt));
            Pump();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            if (!_closed) _server.Log.LogWarning(fault, "The DTLS handshake of {CallSid} failed; the call has no sound", _peer.CallSid);
        }
    }

    // Not disposed: mixer and receiver may still be inside when the call ends; the collector frees the keys.
    private sealed record SrtpPair(SrtpSender Sender, SrtpReceiver Receiver);
}
