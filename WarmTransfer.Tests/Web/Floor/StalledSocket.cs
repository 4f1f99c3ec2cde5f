using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>A board that says it is alive and reads nothing until it is told to, so that the network between fills up.</summary>
internal sealed class StalledSocket : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(2);
    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _http;
    private readonly CancellationTokenSource _end = new();
    private Task _living = Task.CompletedTask;

    private StalledSocket(SignedIn user) => _http = new HttpMessageInvoker(new SocketsHttpHandler { CookieContainer = user.Cookies, ConnectCallback = Narrow });

    public static async Task<StalledSocket> Connect(string url, SignedIn user)
    {
        var board = new StalledSocket(user);
        await board._socket.ConnectAsync(new Uri($"{url.Replace("http:", "ws:", StringComparison.Ordinal)}{FloorHub.Path}"), board._http, board._end.Token);
        await board.Send("""{"protocol":"json","version":1}""");
        board._living = board.Live();
        return board;
    }

    /// <summary>Reads on until a message satisfies; every message that came, the handshake's answer and pings left out.</summary>
    public async Task<List<JsonElement>> ReadUntil(Func<JsonElement, bool> satisfies, CancellationToken cancel)
    {
        var messages = new List<JsonElement>();
        var text = new StringBuilder();
        var buffer = new byte[1 << 16];
        while (!messages.Exists(message => satisfies(message)))
        {
            var read = await _socket.ReceiveAsync(buffer, cancel);
            text.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
            messages.AddRange(Complete(text));
        }
        return messages;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _living.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _http.Dispose();
        _end.Dispose();
    }

    private static IEnumerable<JsonElement> Complete(StringBuilder text)
    {
        var parts = text.ToString().Split(End);
        text.Clear().Append(parts[^1]);
        return parts[..^1].Select(part => JsonSerializer.Deserialize<JsonElement>(part)).Where(message => message.TryGetProperty("target", out _)).Select(message => message.GetProperty("arguments")[0]);
    }

    private static async ValueTask<Stream> Narrow(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(context.DnsEndPoint, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task Live()
    {
        using var timer = new PeriodicTimer(Pulse);
        while (await timer.WaitForNextTickAsync(_end.Token)) await Send("""{"type":6}""");
    }

    private async Task Send(string message) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
}
