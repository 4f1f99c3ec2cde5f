using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Lets only what Twilio signed reach a group of endpoints. Handlers read the form from the request, not by binding.</summary>
internal sealed class TwilioSignatureFilter(WebhookSignature proof, NextToken next, IOptions<TwilioOptions> options, RefusedWebhooks refused) : IEndpointFilter
{
    private readonly string _origin = options.Value.PublicUrl("");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate handle)
    {
        var request = context.HttpContext.Request;
        var (fields, problem, status) = await WebhookBody.ReadFormAsync(request, context.HttpContext.RequestAborted);
        if (fields is null) return Refuse(request, problem!, status);
        if (SignatureProblem(request, fields) is { } reason) return Refuse(request, reason, StatusCodes.Status403Forbidden);
        return await handle(context);
    }

    private Sentence? SignatureProblem(HttpRequest request, KeyValuePair<string, string>[] fields) => request.Headers[WebhookSignature.Header] switch
    {
        [] => $"It has no {WebhookSignature.Header} header.",
        [{ } signature] => Problem(PublicUrl(request), Signed(fields), signature, Settings(request)),
        _ => $"It has more than one {WebhookSignature.Header} header.",
    };

    private static KeyValuePair<string, string?[]>[] Signed(KeyValuePair<string, string>[] fields) =>
        [.. fields.GroupBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create<string, string?[]>(field.Key, [.. field.Select(one => one.Value)]))];

    private Sentence? Problem(string url, KeyValuePair<string, string?[]>[] form, string signature, string settings) =>
        proof.Problem(url, form, signature, settings) is { } reason && !next.Signed(url, form, signature, settings) ? reason : null;

    private static string Settings(HttpRequest request) => request.Headers[WebhookSignature.SettingsHeader].ToString();

    // As Twilio spelled it: the raw target, behind the configured address. Host and X-Forwarded-* are the sender's to choose.
    private string PublicUrl(HttpRequest request) => _origin + RawTarget(request);

    private static string RawTarget(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } target && target[0] is '/'
            ? target
            : request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent();

    // The path as sent, still escaped, so that no line break gets into the log; the query may hold numbers.
    private IResult Refuse(HttpRequest request, Sentence reason, int status)
    {
        var path = RawTarget(request).Split('?')[0];
        refused.Note($"{request.HttpContext.Connection.RemoteIpAddress}", path.Length > 200 ? path[..200] : path, reason);
        return Results.StatusCode(status);
    }
}
