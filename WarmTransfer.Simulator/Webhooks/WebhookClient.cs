using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Webhooks;

/// <summary>Sends signed requests with Twilio's retries, redirects and time limits. Runs inside the loop, except while a request is under way.</summary>
internal sealed class WebhookClient(HttpClient http, SimulatorOptions options, TimeProvider clock, Loop loop, EventLog log) : IDisposable
{
    private const int MaxRedirects = 10;

    public void Dispose() => http.Dispose();

    /// <summary>All tries of one event carry one token, so the receiver can tell a repetition.</summary>
    // New on every start, whatever the seed: a console on the same database knows those of the last.
    public static string NewToken() => Guid.NewGuid().ToString();

    public async Task<WebhookReply> SendAsync(WebhookRequest request, string token, CancellationToken cancellationToken)
    {
        var rules = ConnectionOverrides.Parse(request.Url);
        using var limit = new CancellationTokenSource(rules.Total, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            var reply = await TryAsync(request, token, rules, attempt, either.Token);
            cancellationToken.ThrowIfCancellationRequested();
            if (reply.Ok || attempt >= rules.Retries || limit.IsCancellationRequested || !rules.Retry(reply.Failure!)) return reply;
        }
    }

    private async Task<WebhookReply> TryAsync(WebhookRequest request, string token, ConnectionOverrides rules, int attempt, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var reply = await FollowAsync(request, token, rules, cancellationToken);
        var data = Data(request, reply, attempt, clock.GetElapsedTime(start));
        log.Info("webhook", $"{request.Method} {request.Target} → {Outcome(reply)}", request.CallSid, data: data);
        return reply;
    }

    private async Task<WebhookReply> FollowAsync(WebhookRequest request, string token, ConnectionOverrides rules, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            var (reply, next) = await ExchangeAsync(request, token, rules, cancellationToken);
            if (next is null) return reply;
            var sameMethod = reply.Status is 307 or 308;
            request = new WebhookRequest(
                request.Kind, next, sameMethod ? request.Method : "GET", sameMethod ? request.Parameters : [], request.Cookies, request.CallSid);
        }
        return new WebhookReply(0, "", "", request.Url, 11215, "4xx");
    }

    private async Task<(WebhookReply Reply, Uri? Next)> ExchangeAsync(
        WebhookRequest request, string token, ConnectionOverrides rules, CancellationToken cancellationToken)
    {
        using var read = new CancellationTokenSource(rules.Read, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(read.Token, cancellationToken);
        loop.Enter();
        try
        {
            using var response = await SendAsync(request, token, rules, either.Token);
            return (await ReadAsync(request, response, either.Token), RedirectOf(request, response));
        }
        catch (HttpRequestException fault) { return (Failed(request, fault), null); }
        catch (OperationCanceledException) { return (new WebhookReply(0, "", "", request.Url, 11200, "rt"), null); }
        finally { loop.Exit(); }
    }

    // Credentials are kept back until they are asked for, as Twilio's page on security says.
    private async Task<HttpResponseMessage> SendAsync(WebhookRequest request, string token, ConnectionOverrides rules, CancellationToken cancellationToken)
    {
        using var message = Message(request, token, rules);
        var response = await http.SendAsync(message, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || request.Url.UserInfo.Length == 0) return response;
        response.Dispose();
        using var authorised = Message(request, token, rules);
        var credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(request.Url.UserInfo));
        authorised.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        return await http.SendAsync(authorised, cancellationToken);
    }

    private static async Task<WebhookReply> ReadAsync(WebhookRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            request.Cookies?.SetCookies(request.Target, cookie);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var status = (int)response.StatusCode;
        var failed = status is < 200 or >= 300;
        return new WebhookReply(
            status, response.Content.Headers.ContentType?.MediaType ?? "", body, request.Url, failed ? 11200 : null, failed ? $"{status / 100}xx" : null);
    }

    private static Uri? RedirectOf(WebhookRequest request, HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location ? new Uri(request.Target, location) : null;

    private static WebhookReply Failed(WebhookRequest request, HttpRequestException fault)
    {
        var code = fault.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => 11210,
            HttpRequestError.SecureConnectionError => 11220,
            HttpRequestError.ConnectionError => 11205,
            _ => 11200,
        };
        return new WebhookReply(0, "", fault.Message, request.Url, code, code == 11200 ? "rt" : "ct");
    }

    private HttpRequestMessage Message(WebhookRequest request, string token, ConnectionOverrides rules)
    {
        var message = new HttpRequestMessage(request.IsGet ? HttpMethod.Get : HttpMethod.Post, request.Target);
        if (!request.IsGet) message.Content = Form(request);
        message.Options.Set(WebhookHttp.ConnectTimeout, rules.Connect);
        var signature = Signature.Compute(options.AuthToken, request.Target.AbsoluteUri, request.IsGet ? [] : request.Parameters);
        message.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        message.Headers.TryAddWithoutValidation("I-Twilio-Idempotency-Token", token);
        message.Headers.TryAddWithoutValidation("X-Home-Region", "us1");
        message.Headers.TryAddWithoutValidation("User-Agent", "TwilioProxy/1.1");
        message.Headers.TryAddWithoutValidation("Accept", "*/*");
        if (request.Cookies?.GetCookieHeader(request.Target) is { Length: > 0 } cookies) message.Headers.TryAddWithoutValidation("Cookie", cookies);
        return message;
    }

    private static FormUrlEncodedContent Form(WebhookRequest request)
    {
        var form = new FormUrlEncodedContent(request.Parameters);
        form.Headers.ContentType!.CharSet = "UTF-8";
        return form;
    }

    private static string Outcome(WebhookReply reply) => reply.Status > 0 ? reply.Status.ToString(CultureInfo.InvariantCulture) : $"error {reply.ErrorCode}";

    private static Dictionary<string, string> Data(WebhookRequest request, WebhookReply reply, int attempt, TimeSpan latency)
    {
        var data = new Dictionary<string, string>
        {
            ["purpose"] = request.Kind,
            ["url"] = request.Target.ToString(),
            ["try"] = (attempt + 1).ToString(CultureInfo.InvariantCulture),
            ["status"] = reply.Status.ToString(CultureInfo.InvariantCulture),
            ["latencyMs"] = latency.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in request.Parameters) data[$"p.{name}"] = value;
        if (reply.ContentType.Contains("xml", StringComparison.Ordinal)) data["twiml"] = reply.Body;
        return data;
    }
}
