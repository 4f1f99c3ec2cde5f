using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>One WebSocket of the Voice SDK: JSON frames in and out, and the heartbeat.</summary>
internal sealed class SignalSocket(WebSocket socket, TimeProvider time, ILogger log)
{
    private const int LongestFrame = 64 * 1024;
    private const int MostWaiting = 256;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Dead = TimeSpan.FromSeconds(20);
    // How long a page may take to close its side.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private static readonly byte[] LineFeed = "\n"u8.ToArray();
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(MostWaiting);
    private long _lastHeard = time.GetTimestamp();

    /// <summary>Queues a message. A page that reads so slowly that the queue is full loses its socket, and comes back.</summary>
    public void Send(string type, object payload)
    {
        var frame = JsonSerializer.SerializeToUtf8Bytes(new { type, payload }, Json);
        if (!_outgoing.Writer.TryWrite(frame) && _outgoing.Reader.Count >= MostWaiting) socket.Abort();
    }

    /// <summary>Sends what is queued and closes the socket.</summary>
    public void Close() => _outgoing.Writer.TryComplete();

    /// <summary>Serves the socket until it is closed or lost.</summary>
    public async Task RunAsync(Action<JsonElement> receive, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sending = SendAllAsync(end);
        try
        {
            await ReceiveAllAsync(receive, end.Token);
            Close();
        }
        catch (Exception fault) when (IsLoss(fault))
        {
            log.LogDebug(fault, "A signalling socket was lost");
            await end.CancelAsync();
        }

        await sending;
    }

    private static bool IsLoss(Exception fault) =>
        fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    private async Task ReceiveAllAsync(Action<JsonElement> receive, CancellationToken stop)
    {
        var buffer = new byte[LongestFrame];
        while (await ReadFrameAsync(buffer, stop) is { } length)
        {
            _lastHeard = time.GetTimestamp();
            if (length > 1 || (length == 1 && buffer[0] != LineFeed[0])) Parse(buffer.AsMemory(0, length), receive);
        }
    }

    // Null when the page closes, or sends a frame that no SDK would send.
    private async Task<int?> ReadFrameAsync(byte[] buffer, CancellationToken stop)
    {
        for (var length = 0; ;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return length;
            if (length < buffer.Length) continue;
            log.LogWarning("A signalling frame is longer than {Limit} bytes; its socket is closed", LongestFrame);
            await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, "The frame is too long.", stop);
            return null;
        }
    }

    private void Parse(ReadOnlyMemory<byte> frame, Action<JsonElement> receive)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            receive(document.RootElement.Clone());
        }
        catch (JsonException fault)
        {
            log.LogWarning("A signalling frame that is not JSON was ignored: {Reason}", fault.Message);
        }
    }

    private async Task SendAllAsync(CancellationTokenSource end)
    {
        var stop = end.Token;
        try
        {
            while (await NextAsync(stop) is { } frame) await socket.SendAsync(frame, WebSocketMessageType.Text, true, stop);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop);
            end.CancelAfter(Farewell);
        }
        catch (Exception fault) when (IsLoss(fault))
        {
            log.LogDebug(fault, "A signalling socket takes nothing any more");
        }

        if (!stop.IsCancellationRequested && socket.State is WebSocketState.Open) socket.Abort();
    }

    // The SDK drops a socket on which it hears nothing for 15 s, and answers each line feed with one.
    private async Task<byte[]?> NextAsync(CancellationToken stop)
    {
        while (true)
        {
            if (_outgoing.Reader.TryRead(out var frame)) return frame;
            using var pause = new CancellationTokenSource(Heartbeat, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, stop);
            try
            {
                if (!await _outgoing.Reader.WaitToReadAsync(either.Token)) return null;
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                if (time.GetElapsedTime(_lastHeard) < Dead) return LineFeed;
                socket.Abort();
            }
        }
    }
}
