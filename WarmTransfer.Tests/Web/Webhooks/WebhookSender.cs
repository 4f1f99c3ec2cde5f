using System.Text;
using WarmTransfer.Simulator.Twiml;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Web.Webhooks;

/// <summary>Sends webhooks as Twilio would, or as somebody who is not Twilio.</summary>
internal sealed class WebhookSender(ProductHost host) : IDisposable
{
    private const string AuthToken = "simulator-auth-token";
    private readonly HttpClient _client = host.Client();

    /// <summary>Every route that Twilio calls, for one call.</summary>
    public static string[] Routes(string call) =>
    [
        "/conference/connect/client", "/conference/wait", $"/conference/connect/{call}/agent1?leg=L1", $"/conference/next/{call}/customer/1",
        $"/conference/events/{call}/1", $"/calls/{call}/legs/L1/events", "/calls/events",
    ];

    /// <summary>The verbs of a document that Twilio would have no complaint about.</summary>
    public static IReadOnlyList<Verb> Read(string twiml)
    {
        var document = TwimlReader.Read(twiml, new Uri("http://localhost/"), "POST");
        Assert.Empty(document.Issues);
        return document.Verbs;
    }

    public string Sign(string path, (string Name, string Value)[] form, string? url = null) =>
        Signature.Compute(AuthToken, (url ?? host.Url) + path, form.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] form) => Post(path, form, Sign(path, form));

    public Task<HttpResponseMessage> Post(string path, (string Name, string Value)[] form, string? signature, Action<HttpRequestMessage>? change = null) =>
        Post(path, new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))), signature, change);

    public Task<HttpResponseMessage> PostText(string path, string body, string signature) =>
        Post(path, new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"), signature);

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> Post(string path, HttpContent content, string? signature, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (signature is not null) request.Headers.Add("X-Twilio-Signature", signature);
        change?.Invoke(request);
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
