using System.Net.WebSockets;
using System.Text.Json;

namespace WarmTransfer.Tests.Simulator.Media;

/// <summary>The Voice SDK's side of a signalling socket.</summary>
internal sealed class SignalPage : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SignalPage> OpenAsync(Uri url)
    {
        var page = new SignalPage();
        await page._socket.ConnectAsync(url, Stop);
        return page;
    }

    public void Send(string type, object payload) => SendText(JsonSerializer.SerializeToUtf8Bytes(new { type, version = "1.6", payload }));

    public void SendText(ReadOnlySpan<byte> text) =>
        _socket.SendAsync(text.ToArray(), WebSocketMessageType.Text, true, Stop).GetAwaiter().GetResult();

    /// <summary>The payload of the next message, which must be of this type; heartbeats are answered on the way.</summary>
    public async Task<JsonElement> ExpectAsync(string type)
    {
        while (await ReadAsync() is { } text)
        {
            if (text == "\n")
            {
                SendText("\n"u8);
                continue;
            }

            var frame = JsonDocument.Parse(text).RootElement;
            Assert.Equal(type, frame.GetProperty("type").GetString());
            return frame.GetProperty("payload");
        }

        throw new InvalidOperationException($"The socket was closed where '{type}' was expected.");
    }

    /// <summary>The next frame as it is; null when the server closes.</summary>
    public async Task<string?> ReadAsync()
    {
        var part = await _socket.ReceiveAsync(_buffer, Stop);
        Assert.True(part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close ? null : System.Text.Encoding.UTF8.GetString(_buffer, 0, part.Count);
    }

    /// <summary>Leaves without a word, as a page whose network fails.</summary>
    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }
}
