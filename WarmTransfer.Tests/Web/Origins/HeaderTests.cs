using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Tests.Web.Origins;

/// <summary>What every answer says to the browser, whichever part of the program gave it.</summary>
public sealed class HeaderTests
{
    private static readonly string[] OnServer =
    [
        "--environment=Production", "--ForwardedHeaders_Enabled=true", "--PublicBaseUrl=https://calls.example.test", "--Twilio:AccountSid=AC0123456789abcdef0123456789abcdef",
        "--Twilio:AuthToken=0123456789abcdef0123456789abcdef", "--Twilio:ApiKeySid=SK0123456789abcdef0123456789abcdef", "--Twilio:ApiKeySecret=key-secret-of-thirty-two-letters",
        "--DataProtection:Unprotected=true",
        // Nobody is there.
        "--Twilio:ApiBaseUrl=https://127.0.0.1:9",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/signin", 200)]
    [InlineData("GET", "/app.css", 200)]
    [InlineData("GET", "/console", 302)]
    [InlineData("GET", "/nothing/here", 404)]
    [InlineData("POST", "/phone/lease", 401)]
    [InlineData("POST", "/signin", 400)]
    [InlineData("POST", "/conference/wait", 400)]
    [InlineData("POST", "/hubs/floor/negotiate", 401)]
    public async Task Every_answer_says_what_browsers_may_do_with_it(string method, string path, int status)
    {
        await using var host = await ProductHost.StartAsync();
        using var client = host.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("default-src 'none'", Said(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "same-origin", "same-origin", "same-origin"),
            (Said(answer, "X-Content-Type-Options"), Said(answer, "Cross-Origin-Opener-Policy"), Said(answer, "Cross-Origin-Resource-Policy"), Said(answer, "Referrer-Policy")));
        Assert.Equal("", Said(answer, "Server"));
    }

    [Fact]
    public async Task Also_whoever_asks_too_much_or_too_largely_is_told()
    {
        await using var host = await ProductHost.StartAsync(settings: ["--Limits:RequestsPerSecond=1", "--Limits:RequestsAtOnce=1"]);
        using var agent = await SignedIn.As("agent1", host.Url);
        using var first = await agent.Get("/history");
        using var limited = await agent.Get("/history");
        using var large = await agent.Send(new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = new StringContent("user=" + new string('a', 9000), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded") });

        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.RequestEntityTooLarge], [limited.StatusCode, large.StatusCode]);
        Assert.All([limited, large], answer => Assert.Equal("same-origin", Said(answer, "Cross-Origin-Opener-Policy")));
    }

    [Fact]
    public async Task No_browser_keeps_what_somebody_was_shown_and_files_are_kept()
    {
        await using var host = await ProductHost.StartAsync();
        using var agent = await SignedIn.As("agent1", host.Url);
        foreach (var path in new[] { "/", "/console", "/history", "/history/CA1", "/history/CA1.json", "/signin", "/floor" })
        {
            using var answer = await agent.Get(path);
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
        }

        foreach (var path in new[] { "/app.css", "/js/phone.js", "/phone/sounds/incoming.wav" })
        {
            using var answer = await agent.Get(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.CacheControl?.NoStore, path);
        }
    }

    [Theory]
    [InlineData("https", "max-age=31536000")]
    [InlineData("http", "")]
    public async Task On_a_server_whoever_came_over_https_does_so_for_a_year(string scheme, string said)
    {
        await using var host = await ProductHost.StartAsync(settings: OnServer);
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/signin");
        request.Headers.Host = "calls.example.test";
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("Accept", "text/html");
        using var answer = await client.SendAsync(request, Cancellation);

        // There is nowhere to lead to: the proxy speaks https, and not this process.
        Assert.Equal((HttpStatusCode.OK, said), (answer.StatusCode, Said(answer, "Strict-Transport-Security")));
    }

    [Fact]
    public void The_phone_may_connect_to_the_phone_networks_signalling_and_to_nothing_else_there()
    {
        var sources = new PhoneSettings { Edge = "dublin-ix" }.ConnectSources.Split(' ');

        Assert.Contains("wss://voice-js.roaming.twilio.com", sources);
        Assert.Contains("wss://voice-js.dublin.twilio.com", sources);
        Assert.Contains("wss://voice-js.dublin-ix.twilio.com", sources);
        Assert.All(sources, source => Assert.Matches(@"^wss://voice-js\.[a-z-]+\.twilio\.com$", source));
        Assert.Equal("ws://localhost:5090", new PhoneSettings { SimulatorHost = "localhost:5090" }.ConnectSources);
    }

    [Fact]
    public async Task An_address_of_which_nobody_has_said_whom_it_is_for_is_for_those_who_are_signed_in()
    {
        await using var host = await ProductHost.StartAsync();
        var policy = await host.Get<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        Assert.NotNull(policy);
        var open = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);
        // The framework's own answer to files that are not there.
        Assert.Equal(["{**path:file}"], open.Select(endpoint => endpoint.RoutePattern.RawText));
    }

    private static string Said(HttpResponseMessage answer, string header) => answer.Headers.TryGetValues(header, out var values) ? Assert.Single(values) : "";
}
