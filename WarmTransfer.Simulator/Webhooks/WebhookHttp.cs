using System.Net.Sockets;

namespace WarmTransfer.Simulator.Webhooks;

/// <summary>The HTTP client of all webhooks: no cookies or redirects of its own, and a connect time-out per request.</summary>
internal static class WebhookHttp
{
    public static readonly HttpRequestOptionsKey<TimeSpan> ConnectTimeout = new("connect-timeout");

    private const int LargestAnswer = 1024 * 1024;

    public static HttpClient Create(TimeProvider clock) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        // Twilio sends no traceparent.
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context, clock, cancellationToken),
    }) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        var limit = context.InitialRequestMessage.Options.TryGetValue(ConnectTimeout, out var timeout) ? timeout : ConnectionOverrides.Default.Connect;
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, either.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
