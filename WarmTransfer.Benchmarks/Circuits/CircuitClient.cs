using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using MessagePack;

namespace WarmTransfer.Benchmarks.Circuits;

/// <summary>A live page's circuit without a browser: takes every render, says that it was drawn, and answers the calls into JavaScript.</summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(10);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private TaskCompletionSource<long> _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;
    private long _objects;
    private long _bytes;

    /// <summary>What the server has sent.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Opens a live page of a session; completes when it has drawn its first view.</summary>
    /// <param name="compressed">As browsers have it: what the server keeps for that is memory, and what it takes is time of both.</param>
    public static async Task<CircuitClient> Open(Session session, string page = "/console", bool compressed = false)
    {
        var marker = Marker().Match(await session.Page(page)).Groups[1].Value;
        var client = new CircuitClient();
        client._socket.Options.Cookies = session.Cookies;
        if (compressed) client._socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        await client._socket.ConnectAsync(new UriBuilder(session.Site) { Scheme = "ws", Path = "/_blazor" }.Uri, client._end.Token);
        await client.Start(session.Site, page, marker);
        return client;
    }

    /// <summary>When the next render arrives, as a <see cref="Stopwatch"/> timestamp.</summary>
    public Task<long> NextRender()
    {
        _rendered = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _rendered.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _socket.Dispose();
        _sending.Dispose();
        _end.Dispose();
    }

    private async Task Start(Uri site, string page, string marker)
    {
        await Send(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + '\u001e'));
        await _socket.ReceiveAsync(new byte[64], _end.Token);
        var drawn = NextRender();
        _running = Task.WhenAll(Receive(), Ping());
        await Send(HubMessage.Invoke("0", "StartCircuit", site.AbsoluteUri, new Uri(site, page).AbsoluteUri, "[]", ""));
        await Send(HubMessage.Invoke(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{"type":"add","ssrComponentId":1,"marker":{{marker}}}]}""", ""));
        await drawn.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private async Task Receive()
    {
        var buffer = new byte[1 << 20];
        var filled = 0;
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(filled), _end.Token);
                if (received.MessageType == WebSocketMessageType.Close) return;
                var at = Stopwatch.GetTimestamp();
                Interlocked.Add(ref _bytes, received.Count);
                filled = await TakeAll(buffer, filled + received.Count, at);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // Closed.
        }
    }

    private async Task<int> TakeAll(byte[] buffer, int filled, long at)
    {
        var start = 0;
        while (HubMessage.TryFrame(buffer.AsMemory(start, filled - start), out var body, out var consumed))
        {
            if (Reply(body, at) is { } reply) await Send(reply);
            start += consumed;
        }
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        return filled - start;
    }

    private byte[]? Reply(ReadOnlyMemory<byte> body, long at)
    {
        var reader = new MessagePackReader(body);
        switch (HubMessage.Target(ref reader))
        {
            case "JS.RenderBatch":
                _rendered.TrySetResult(at);
                return HubMessage.Invoke(null, "OnRenderCompleted", reader.ReadInt64(), null);
            case "JS.BeginInvokeJS":
                return Answer(ref reader);
            case "JS.Error":
                throw new InvalidOperationException($"The circuit failed: {reader.ReadString()}");
            default:
                return null;
        }
    }

    private byte[]? Answer(ref MessagePackReader reader)
    {
        const int objectReference = 1;
        var task = reader.ReadInt64();
        if (task == 0) return null;
        reader.Skip();
        reader.Skip();
        var result = reader.ReadInt32() == objectReference ? $$"""{"__jsObjectId":{{++_objects}}}""" : "null";
        return HubMessage.Invoke(null, "EndInvokeJSFromDotNet", task, true, $"[{task},true,{result}]");
    }

    private async Task Ping()
    {
        using var timer = new PeriodicTimer(PingPeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token)) await Send(HubMessage.PingBytes);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // Closed.
        }
    }

    private async Task Send(byte[] message)
    {
        await _sending.WaitAsync(_end.Token);
        try { await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _end.Token); }
        finally { _sending.Release(); }
    }

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();
}
