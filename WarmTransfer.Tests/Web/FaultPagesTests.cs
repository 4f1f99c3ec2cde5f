using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Tests.Web;

/// <summary>Nobody is left before an empty window.</summary>
public sealed class FaultPagesTests
{
    [Theory]
    [InlineData("GET", HttpStatusCode.NotFound)]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    public async Task A_browser_at_an_address_that_does_not_exist_gets_a_page_with_the_way_back(string method, HttpStatusCode status)
    {
        await using var host = await ProductHost.StartAsync();
        using var browser = await SignedIn.As("agent1", host.Url);
        using var answer = await browser.Send(Request(method, "/nothing/here", "text/html,application/xhtml+xml"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("There is no such page", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/\"", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        foreach (var part in new[] { "/js/theme.js", "/app.css", "/lib/icons.css", "/WarmTransfer.Web.styles.css" })
        {
            Assert.Contains($"\"{part}\"", page, StringComparison.Ordinal);
            using var file = await browser.Get(part);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }
    }

    [Theory]
    [InlineData("GET", "/history/CA00000000000000000000000000000009")]
    [InlineData("HEAD", "/history/CA00000000000000000000000000000009")]
    public async Task A_page_of_ours_that_found_nothing_is_not_said_twice(string method, string path)
    {
        await using var host = await ProductHost.StartAsync();
        using var browser = await SignedIn.As("agent1", host.Url);
        using var answer = await browser.Send(Request(method, path, "text/html"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_gets_the_bare_status()
    {
        await using var host = await ProductHost.StartAsync();
        using var browser = await SignedIn.As("agent1", host.Url);
        using var answer = await browser.Send(Request("GET", "/nothing/here", "*/*"));

        Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_fails_unexpectedly_is_said_without_what_failed()
    {
        await using var host = await ProductHost.StartAsync();
        using var body = new MemoryStream();
        var context = Context(host.Get<IServiceProvider>(), body, "text/html");
        await Failing.Invoke(context);
        var page = System.Text.Encoding.UTF8.GetString(body.ToArray());

        Assert.Equal(500, context.Response.StatusCode);
        Assert.Contains("Something went wrong on our side", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Failing.Invoke(Context(host.Get<IServiceProvider>(), body, "*/*")));
    }

    private static FaultPages Failing => new(_ => throw new InvalidOperationException("secret"), NullLogger<FaultPages>.Instance);

    private static DefaultHttpContext Context(IServiceProvider services, Stream body, string accept)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Scheme, context.Request.Host, context.Request.Method, context.Request.Path) = ("http", new HostString("localhost"), "GET", "/console");
        context.Request.Headers.Accept = accept;
        context.Response.Body = body;
        return context;
    }

    private static HttpRequestMessage Request(string method, string path, string accept)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }
}
