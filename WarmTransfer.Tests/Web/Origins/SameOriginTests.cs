using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Origins;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Tests.Web.Origins;

/// <summary>The cookie comes along from every host of our domain; what it may do depends on whose page asks.</summary>
public sealed class SameOriginTests : IAsyncLifetime
{
    private const string Sibling = "http://status.example.test";
    private ProductHost _host = null!;
    private SignedIn _supervisor = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        _supervisor = await SignedIn.As("supervisor1", _host.Url);
    }

    public ValueTask DisposeAsync()
    {
        _supervisor.Dispose();
        return _host.DisposeAsync();
    }

    public static TheoryData<string?, string?, bool> Askers => new()
    {
        { "same-origin", null, true },
        { "same-origin", Sibling, true },
        { "same-site", null, false },
        { "cross-site", null, false },
        { "none", null, false },
        // What the browser says of the page goes before what else it says.
        { "same-site", "own", false },
        { null, "own", true },
        { null, Sibling, false },
        { null, "null", false },
        { null, "http://localhost", false },
        // No browser.
        { null, null, true },
    };

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Only_our_own_pages_and_programs_are_heard(string? site, string? origin, bool heard)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/phone/lease") { Content = new StringContent("""{ "state": "gone" }""", System.Text.Encoding.UTF8, "application/json") };
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin == "own" ? _host.Url : origin);
        using var answer = await _supervisor.Send(request);

        Assert.Equal(heard ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(heard ? [] : [("supervisor1", "POST /phone/lease", "A page of another site has asked for this.")], await Denied());
    }

    [Theory]
    [InlineData("/hubs/floor")]
    [InlineData("/_blazor")]
    public async Task No_page_of_a_sibling_site_connects_with_our_cookie(string path)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Connect(path, Sibling));
        Assert.Equal([("supervisor1", $"GET {path}", "A page of another site has asked for this.")], await Denied());

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Connect(path, _host.Url));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Connect(path, origin: null));
    }

    [Fact]
    public async Task What_a_sibling_site_asks_changes_nothing_and_takes_nothing_out_of_the_persons_bucket()
    {
        for (var i = 0; i < 40; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/phone/lease") { Content = new StringContent("""{ "state": "registered" }""", System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Add("Sec-Fetch-Site", "same-site");
            using var answer = await _supervisor.Send(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        await _supervisor.Lease();
        Assert.True(_host.Get<Board>().Snapshot.Agents.ContainsKey(new AgentId("supervisor1")));
    }

    [Theory]
    [InlineData("https://calls.example.com", "10.0.0.4:8080", true)]
    [InlineData("https://calls.example.com:444", "10.0.0.4:8080", false)]
    [InlineData("http://calls.example.com", "calls.example.com", false)]
    [InlineData("https://desk.internal", "desk.internal", true)]
    [InlineData("http://desk.internal", "desk.internal", false)]
    [InlineData("https://desk.internal", "calls.example.com", false)]
    [InlineData("http://localhost:5080", "localhost:5080", true)]
    [InlineData("http://localhost:5080", "localhost:5081", false)]
    [InlineData("nonsense", "calls.example.com", false)]
    public void Outside_Development_our_pages_come_over_https_at_the_public_address_or_at_the_requests_own(string origin, string host, bool own)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString(host);

        Assert.Equal(own, new OwnOrigin(new ConsoleAddress(Options.Create(new ListenOptions()), Options.Create(new TwilioOptions { PublicBaseUrl = "https://calls.example.com/" })), new HostingEnvironment { EnvironmentName = Environments.Production }).Is(origin, request));
    }

    private async Task<HttpStatusCode> Connect(string path, string? origin)
    {
        using var socket = new ClientWebSocket();
        (socket.Options.Cookies, socket.Options.CollectHttpResponseDetails) = (_supervisor.Cookies, true);
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new Uri(_host.Url.Replace("http:", "ws:", StringComparison.Ordinal) + path), Cancellation);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != 0)
        {
            // The status says it.
        }

        return socket.HttpStatusCode;
    }

    private async Task<List<(string, string, string)>> Denied()
    {
        await using var db = _host.Database();
        return [.. (await db.Audit.AsNoTracking().Where(row => row.Outcome == AuditOutcome.Denied).ToListAsync(Cancellation)).Select(row => (row.Actor, row.Act, row.Reason))];
    }
}
