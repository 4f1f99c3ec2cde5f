using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace WarmTransfer.Benchmarks.Circuits;

/// <summary>A board without a screen: takes every message of the floor's hub, counts its bytes and tells which calls are in it.</summary>
internal sealed class BoardClient : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(5);
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _snapshot = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string, long> _changed;
    private Task _running = Task.CompletedTask;
    private long _bytes;

    private BoardClient(Action<string, long> changed) => _changed = changed;

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Completes when the first snapshot is there.</summary>
    /// <param name="changed">Told the id of each call that a message has changed, and when it arrived.</param>
    public static async Task<BoardClient> Open(Session session, Action<string, long> changed)
    {
        var board = new BoardClient(changed);
        board._socket.Options.Cookies = session.Cookies;
        await board._socket.ConnectAsync(new UriBuilder(session.Site) { Scheme = "ws", Path = "/hubs/floor" }.Uri, board._end.Token);
        await board.Send("""{"protocol":"json","version":1}""");
        board._running = Task.WhenAll(board.Receive(), board.Ping());
        await board._snapshot.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return board;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task Receive()
    {
        var (buffer, filled) = (new byte[4 << 20], 0);
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(filled), _end.Token);
            var at = Stopwatch.GetTimestamp();
            Interlocked.Add(ref _bytes, received.Count);
            filled = TakeAll(buffer, filled + received.Count, at);
        }
    }

    private int TakeAll(byte[] buffer, int filled, long at)
    {
        var start = 0;
        for (int length; (length = buffer.AsSpan(start, filled - start).IndexOf(End)) >= 0; start += length + 1)
            Take(buffer.AsMemory(start, length), at);
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        return filled - start;
    }

    private void Take(ReadOnlyMemory<byte> json, long at)
    {
        using var message = JsonDocument.Parse(json);
        if (!message.RootElement.TryGetProperty("target", out var target)) return;
        if (target.ValueEquals("Snapshot")) _snapshot.TrySetResult();
        else if (message.RootElement.GetProperty("arguments")[0].TryGetProperty("calls", out var calls))
            foreach (var call in calls.GetProperty("set").EnumerateArray()) _changed(call.GetProperty("id").GetString()!, at);
    }

    private async Task Ping()
    {
        using var timer = new PeriodicTimer(Pulse);
        while (await timer.WaitForNextTickAsync(_end.Token)) await Send("""{"type":6}""");
    }

    private async Task Send(string message) =>
        await _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(message), End], WebSocketMessageType.Text, endOfMessage: true, _end.Token);
}
