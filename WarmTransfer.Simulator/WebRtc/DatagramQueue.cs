using Org.BouncyCastle.Tls;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>What DTLS sees as its network: datagrams that arrived on the shared socket wait here until it asks for them.</summary>
internal sealed class DatagramQueue(Action<byte[]> send) : DatagramTransport
{
    public const int Most = 64;

    private const int Limit = 1400;

    private readonly object _gate = new();
    private readonly Queue<byte[]> _arrived = new();
    private bool _closed;

    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _arrived.Count == 0;
        }
    }

    // When it is full the datagram is lost, as any datagram may be; DTLS repeats itself.
    public void Enqueue(ReadOnlySpan<byte> datagram)
    {
        lock (_gate)
        {
            if (_closed || _arrived.Count == Most) return;
            _arrived.Enqueue(datagram.ToArray());
            Monitor.PulseAll(_gate);
        }
    }

    public int GetReceiveLimit() => Limit;

    public int GetSendLimit() => Limit;

    public int Receive(byte[] buf, int off, int len, int waitMillis) => Receive(buf.AsSpan(off, len), waitMillis);

    public int Receive(Span<byte> buffer, int waitMillis)
    {
        lock (_gate)
        {
            if (_arrived.Count == 0 && !_closed) Monitor.Wait(_gate, waitMillis);
            if (_closed) throw new IOException("The call is over.");
            if (!_arrived.TryDequeue(out var datagram)) return -1;
            var length = Math.Min(datagram.Length, buffer.Length);
            datagram.AsSpan(0, length).CopyTo(buffer);
            return length;
        }
    }

    public void Send(byte[] buf, int off, int len) => send(buf[off..(off + len)]);

    public void Send(ReadOnlySpan<byte> buffer) => send(buffer.ToArray());

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
