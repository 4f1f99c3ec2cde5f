using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace WarmTransfer.Tests.Simulator.Network;

/// <summary>The customer's server: answers with what a test wrote, and remembers what was asked.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<Hit, string>> _documents = new();
    private readonly ConcurrentQueue<Hit> _hits = new();

    private WebhookHost(WebApplication app)
    {
        _app = app;
        app.Run(AnswerAsync);
    }

    public string Address => _app.Urls.First();

    public IReadOnlyList<Hit> Hits => [.. _hits];

    public static async Task<WebhookHost> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var host = new WebhookHost(builder.Build());
        await host._app.StartAsync();
        return host;
    }

    public string Url(string path) => Address + path;

    /// <summary>The document of a path. A three-digit text is a status code without a body.</summary>
    public void On(string path, string document) => On(path, _ => document);

    public void On(string path, Func<Hit, string> document) => _documents[path] = document;

    /// <summary>Answers 302.</summary>
    public void Moved(string path, string target) => On(path, "302 " + target);

    public IReadOnlyList<Hit> To(string path) => [.. _hits.Where(hit => hit.Path == path)];

    /// <summary>The conference events told to a path, in the order of their sequence numbers.</summary>
    public IReadOnlyList<string> Events(string path) =>
        [.. To(path).OrderBy(hit => int.Parse(hit["SequenceNumber"], null)).Select(hit => hit["StatusCallbackEvent"])];

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var hit = await Hit.ReadAsync(context.Request);
        _hits.Enqueue(hit);
        var document = _documents.TryGetValue(hit.Path, out var write) ? write(hit) : "<Response/>";
        if (document.Length == 3)
        {
            context.Response.StatusCode = int.Parse(document, null);
            return;
        }
        if (document.StartsWith("302 ", StringComparison.Ordinal))
        {
            context.Response.Redirect(document[4..]);
            return;
        }
        context.Response.Headers.SetCookie = "visit=1; path=/";
        context.Response.ContentType = Path.GetExtension(hit.Path) switch { ".txt" => "text/plain", ".wav" => "audio/wav", _ => "text/xml" };
        await context.Response.WriteAsync(document, context.RequestAborted);
    }
}

/// <summary>One request that reached the customer's server.</summary>
internal sealed record Hit(string Method, string Path, string Url, IReadOnlyDictionary<string, string> Form, string Signature, string Token, string Cookie,
    IReadOnlyDictionary<string, string> Headers)
{
    public string this[string name] => Form.GetValueOrDefault(name, "");

    public bool IsSigned(string token) => WarmTransfer.Simulator.Webhooks.Signature.Compute(token, Url, Method == "POST" ? Form : []) == Signature;

    public static async Task<Hit> ReadAsync(HttpRequest request)
    {
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> form = request.HasFormContentType ? await request.ReadFormAsync() : request.Query;
        return new Hit(
            request.Method, request.Path, $"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}", form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            request.Headers["X-Twilio-Signature"].ToString(), request.Headers["I-Twilio-Idempotency-Token"].ToString(), request.Headers.Cookie.ToString(),
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
    }
}
