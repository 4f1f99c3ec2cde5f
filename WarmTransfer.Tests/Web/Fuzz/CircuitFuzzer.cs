using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.Web.Fuzz;

/// <summary>Connects as a page does and then says what no page says: to circuits, or to the floor's hub.</summary>
internal sealed partial class CircuitFuzzer(string url, SignedIn person, Guesses guess) : IDisposable
{
    private const int MostRead = 1 << 20;

    private static readonly (string Name, Func<Guesses, object?[]> Arguments)[] Methods =
    [
        ("StartCircuit", guess => [guess.Value(), guess.Value(), guess.Json(), guess.Value()]),
        ("UpdateRootComponents", guess => [guess.Json(), guess.Value()]),
        ("ConnectCircuit", guess => [guess.Value()]),
        ("ResumeCircuit", guess => [guess.Value(), guess.Value(), guess.Value(), guess.Value(), guess.Value()]),
        ("PauseCircuit", _ => []),
        ("BeginInvokeDotNetFromJS", guess => [guess.Value(), guess.One<object?>([null, "WarmTransfer.Web", "System.Private.CoreLib"]), guess.One(["DispatchEventAsync", "Tell", "Show", "OnLocationChanged", "NotifyFinished"]), guess.Random.NextInt64(-1, 12), guess.Json()]),
        ("EndInvokeJSFromDotNet", guess => [guess.Random.NextInt64(-1, 40), guess.Chance(0.5), guess.Json()]),
        ("ReceiveByteArray", guess => [guess.Random.Next(-1, 5), guess.Bytes(guess.Random.Next(200))]),
        ("ReceiveJSDataChunk", guess => [guess.Random.NextInt64(5), guess.Random.NextInt64(5), guess.Bytes(20), guess.Value()]),
        ("SendDotNetStreamToJS", guess => [guess.Random.NextInt64(5)]),
        ("OnRenderCompleted", guess => [guess.Random.NextInt64(-1, 20), guess.One<object?>([null, guess.Value()])]),
        ("OnLocationChanged", guess => [guess.Value(), guess.Value(), guess.Chance(0.5)]),
        ("OnLocationChanging", guess => [guess.Random.Next(5), guess.Value(), guess.Value(), guess.Chance(0.5)]),
        ("Snapshot", _ => []), ("Changed", guess => [guess.Json()]),
    ];

    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = person.Cookies }) { BaseAddress = new Uri(url) };

    /// <summary>Whether a page was drawn through the connection before it went wrong.</summary>
    public int Drawn { get; private set; }

    /// <param name="page">Whose components are started; null: none.</param>
    public async Task Circuit(string? page, int messages, CancellationToken cancel)
    {
        using var socket = await Connect("/_blazor", cancel);
        if (socket is null) return;
        await Send(socket, Encoding.UTF8.GetBytes(BlazorPack.Handshake), WebSocketMessageType.Text, cancel);
        var reading = Read(socket, cancel);
        if (page is not null) await Start(socket, page, cancel);
        await Talk(socket, messages, () => Message(guess), cancel);
        socket.Abort();
        await reading;
    }

    public async Task Hub(string path, int messages, CancellationToken cancel)
    {
        using var socket = await Connect(path, cancel);
        if (socket is null) return;
        await Send(socket, "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, cancel);
        var reading = Read(socket, cancel);
        await Talk(socket, messages, () => Encoding.UTF8.GetBytes((guess.Chance(0.5) ? $"{{\"type\":1,\"target\":{JsonSerializer.Serialize(guess.Value())},\"arguments\":[{guess.Json()}]}}" : guess.Json()) + "\u001e"), cancel);
        socket.Abort();
        await reading;
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Message(Guesses guess)
    {
        if (guess.Chance(0.05)) return guess.Bytes(guess.Random.Next(1, 300));
        var (name, arguments) = guess.One(Methods);
        return BlazorPack.Invocation(guess.Chance(0.95) ? name : guess.Value(), guess.Chance(0.9) ? arguments(guess) : [guess.Value()]);
    }

    private async Task<ClientWebSocket?> Connect(string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/negotiate?negotiateVersion=1");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var negotiated = await _http.SendAsync(request, cancel);
        if (!negotiated.IsSuccessStatusCode) return null;
        var token = (await negotiated.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("connectionToken").GetString()!;
        var socket = new ClientWebSocket();
        socket.Options.Cookies = person.Cookies;
        socket.Options.SetRequestHeader("Origin", url);
        await socket.ConnectAsync(new Uri($"{url.Replace("http:", "ws:", StringComparison.Ordinal)}{path}?id={Uri.EscapeDataString(token)}"), cancel);
        return socket;
    }

    // As the framework's script does: an empty circuit first, and then what the page marks.
    private async Task Start(ClientWebSocket socket, string page, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Sec-Fetch-Dest", "iframe");
        using var answer = await _http.SendAsync(request, cancel);
        var html = await answer.Content.ReadAsStringAsync(cancel);
        string[] adds = [.. Marker().Matches(html).Select((marker, i) => $"{{\"type\":\"add\",\"ssrComponentId\":{i + 1},\"marker\":{marker.Groups[1].Value}}}")];
        await Say(socket, BlazorPack.Invocation("StartCircuit", url + "/", url + page, "[]", ""), cancel);
        await Say(socket, BlazorPack.Invocation("UpdateRootComponents", $"{{\"batchId\":1,\"operations\":[{string.Join(',', adds)}]}}", ""), cancel);
        // Until its first picture has come, or it is clear that none will.
        for (var i = 0; i < 100 && Drawn == 0 && socket.State == WebSocketState.Open; i++) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
    }

    private static async Task Talk(ClientWebSocket socket, int messages, Func<byte[]> next, CancellationToken cancel)
    {
        for (var i = 0; i < messages && socket.State == WebSocketState.Open; i++) await Say(socket, next(), cancel);
    }

    private static Task Say(ClientWebSocket socket, byte[] message, CancellationToken cancel) => Send(socket, message, WebSocketMessageType.Binary, cancel);

    private static async Task Send(ClientWebSocket socket, byte[] message, WebSocketMessageType type, CancellationToken cancel)
    {
        try
        {
            await socket.SendAsync(message, type, endOfMessage: true, cancel);
        }
        catch (Exception fault) when (fault is WebSocketException or InvalidOperationException)
        {
            // It has been shown the door.
        }
    }

    private async Task Read(ClientWebSocket socket, CancellationToken cancel)
    {
        var buffer = new byte[MostRead];
        try
        {
            while (await socket.ReceiveAsync(buffer, cancel) is { MessageType: not WebSocketMessageType.Close } read)
                if (buffer.AsSpan(0, read.Count).IndexOf("JS.RenderBatch"u8) >= 0) Drawn++;
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // So it ends; the last of them where it is aborted between two messages.
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();
}
