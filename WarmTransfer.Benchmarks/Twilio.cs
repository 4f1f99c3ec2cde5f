using WarmTransfer.Simulator.Webhooks;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Benchmarks;

/// <summary>Sends signed webhooks, as Twilio does.</summary>
/// <param name="site">The public address, which is signed.</param>
/// <param name="node">Where a proxy would send it; the public address unless it is said.</param>
internal sealed class Twilio(Uri site, Uri? node = null) : IDisposable
{
    private const string DemoAuthToken = "simulator-auth-token";
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false });

    public Task Arrive(string callSid) =>
        Post("/conference/connect/client", ("CallSid", callSid), ("From", "+15550100001"), ("To", "+15550100000"), ("CallStatus", "ringing"));

    public Task HangUp(string callSid) => Post($"/calls/{callSid}/legs/customer/events", ("CallSid", callSid), ("CallStatus", "completed"));

    public Task Mute(string callSid, int sequence) => Post(
        $"/conference/events/{callSid}/1",
        ("CallSid", callSid), ("ConferenceSid", "CF00000000000000000000000000000001"), ("FriendlyName", callSid), ("Hold", "false"),
        ("StatusCallbackEvent", sequence % 2 == 1 ? "participant-mute" : "participant-unmute"),
        ("Muted", sequence % 2 == 1 ? "true" : "false"), ("SequenceNumber", $"{sequence}"), ("AccountSid", DemoAccount.AccountSid));

    /// <summary>The headers of one answer, for a server that is to answer with the same bytes.</summary>
    public async Task<string[]> HeadersOf(string callSid)
    {
        using var request = Request($"/conference/events/{callSid}/1", [("CallSid", callSid)]);
        using var reply = await _http.SendAsync(request);
        return [.. reply.Headers.Where(header => header.Key is not ("Date" or "Server")).Select(header => $"{header.Key}={string.Join(',', header.Value)}")];
    }

    public void Dispose() => _http.Dispose();

    private async Task Post(string path, params (string Name, string Value)[] form)
    {
        using var request = Request(path, form);
        using var reply = await _http.SendAsync(request);
        reply.EnsureSuccessStatusCode();
    }

    private HttpRequestMessage Request(string path, (string Name, string Value)[] form)
    {
        var url = site.AbsoluteUri.TrimEnd('/') + path;
        var request = new HttpRequestMessage(HttpMethod.Post, (node ?? site).AbsoluteUri.TrimEnd('/') + path)
        {
            Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        var signed = form.Select(field => KeyValuePair.Create(field.Name, field.Value));
        request.Headers.Add("X-Twilio-Signature", Signature.Compute(DemoAuthToken, url, signed));
        request.Headers.Add("I-Twilio-Idempotency-Token", Guid.NewGuid().ToString());
        return request;
    }
}
