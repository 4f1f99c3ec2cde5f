using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Rest;

/// <summary>What every REST request passes: credentials, chaos, Twilio's error bodies and the event log.</summary>
internal sealed class RestGate(RequestDelegate next, Exchange exchange)
{
    private static readonly TimeSpan LongestWaitForCallbacks = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        var start = exchange.Clock.GetTimestamp();
        var fate = exchange.Loop.Do(exchange.Chaos.NextRest);
        var client = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try { await AnswerAsync(context, fate); }
        finally { context.Response.Body = client; }
        if (fate.CallbackFirst) await Task.WhenAny(exchange.Loop.Settled, Task.Delay(LongestWaitForCallbacks, exchange.Clock));
        exchange.Loop.Do(() => exchange.Log.Info("rest", Line(context, fate.CutOff, exchange.Clock.GetElapsedTime(start))));
        if (fate.CutOff) context.Abort();
        // An answer without a body (204) must not be written to, not even nothing: its connection would be closed.
        else if (answer.Length > 0) await client.WriteAsync(answer.ToArray(), context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context, RestFate fate)
    {
        try
        {
            Authenticate(context);
            if (fate.TooManyRequests) throw new RestException(429, 20429, "Too Many Requests");
            if (fate.ServerError) throw new RestException(503, 20503, "Service is temporarily unavailable. Please try again later.");
            if (fate.Slow > TimeSpan.Zero) await KeepAsync(context, fate.Slow);
            await next(context);
        }
        catch (RestException fault) { await RefuseAsync(context, fault); }
        catch (SeatRefusedException refused) { await RefuseAsync(context, RestException.Invalid(refused.Code, refused.Message)); }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException || fault is IOException && context.Request.HasFormContentType) { await RefuseAsync(context, RestException.Invalid(20001, $"The form cannot be read: {fault.Message}")); }
    }

    private async Task KeepAsync(HttpContext context, TimeSpan time)
    {
        exchange.Loop.Do(() => exchange.Log.Info("rest", $"{context.Request.Method} {context.Request.Path} is kept for {time.TotalMilliseconds:F0} ms"));
        await Task.Delay(time, exchange.Clock, context.RequestAborted);
    }

    private static async Task RefuseAsync(HttpContext context, RestException fault)
    {
        context.Response.StatusCode = fault.Status;
        if (fault.Status == 401) context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
        await (RestJson.IsAskedFor(context.Request)
            ? Results.Json(ErrorJson.Of(fault), RestJson.Options, statusCode: fault.Status)
            : Results.Content(ErrorJson.Of(fault).ToXml(), "application/xml", Encoding.UTF8, fault.Status)).ExecuteAsync(context);
    }

    private void Authenticate(HttpContext context)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header)
            || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
            || !Known(header.Parameter ?? "")) throw new RestException(401, 20003, "Authenticate");
        if ((string?)context.Request.RouteValues["account"] is { } account && account != exchange.Options.AccountSid)
            throw RestException.NotFound(context.Request.Path);
    }

    private bool Known(string parameter)
    {
        Span<byte> buffer = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, buffer, out var length)) return false;
        var pair = Encoding.UTF8.GetString(buffer[..length]).Split(':', 2);
        return pair.Length == 2 && exchange.Loop.Do(() => Secrets().Any(secret => secret.User == pair[0] && Same(secret.Password, pair[1])));
    }

    private IEnumerable<(string User, string Password)> Secrets() =>
    [
        (exchange.Options.AccountSid, exchange.Options.AuthToken), (exchange.Options.ApiKeySid, exchange.Options.ApiKeySecret),
        .. exchange.Directory.Keys.Select(key => (key.Sid, key.Secret)),
    ];

    private static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    private static string Line(HttpContext context, bool cutOff, TimeSpan took)
    {
        var (request, outcome) = (context.Request, cutOff ? "cut off after the effect" : $"{context.Response.StatusCode}");
        return $"{request.Method} {request.Path}{request.QueryString} → {outcome} in {took.TotalMilliseconds:F0} ms";
    }
}
