using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Tests.Web.Limits;

/// <summary>Whatever takes a body says how large it may be, and is held to it.</summary>
public sealed partial class BodyLimitTests : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded", Json = "application/json";
    private ProductHost _host = null!;
    private SignedIn _agent = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        _agent = await SignedIn.As("agent1", _host.Url);
    }

    public ValueTask DisposeAsync()
    {
        _agent.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public void Every_endpoint_that_takes_a_body_says_how_large_and_the_server_has_a_bound_of_its_own()
    {
        var limits = Taking().ToDictionary(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'), Limit);

        Assert.All(limits, limit => Assert.InRange(limit.Value ?? long.MaxValue, 1, 64 * 1024));
        Assert.Equal([16 * 1024], limits.Where(limit => limit.Key.EndsWith("/commands", StringComparison.Ordinal)).Select(limit => limit.Value!.Value));
        Assert.Equal([2048], limits.Where(limit => limit.Key.StartsWith("phone/", StringComparison.Ordinal)).Select(limit => limit.Value!.Value).Distinct());
        Assert.Equal([8192, 8192, 8192, 8192, 8192], limits.Where(limit => limit.Key.StartsWith("sign", StringComparison.Ordinal) && limit.Key != "signin/passkey").Select(limit => limit.Value!.Value));
        Assert.Equal(64 * 1024, _host.Get<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize);
    }

    [Fact]
    public async Task What_says_that_it_is_larger_is_refused_by_every_endpoint_with_a_sentence()
    {
        foreach (var endpoint in Taking())
        {
            using var answer = await Post(Path(endpoint), (int)Limit(endpoint)!.Value + 1, Type(endpoint), chunked: false);
            await IsTooLarge(answer, endpoint.RoutePattern.RawText!);
        }
    }

    [Fact]
    public async Task What_does_not_say_how_large_it_is_is_refused_as_it_is_read()
    {
        var reading = Taking().Where(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null || IsWebhook(endpoint)).ToList();
        Assert.True(reading.Count > 15, $"Only {reading.Count} endpoints read a body.");
        foreach (var endpoint in reading)
        {
            using var answer = await Post(Path(endpoint), (int)Limit(endpoint)!.Value + 1, Type(endpoint), chunked: true);
            await IsTooLarge(answer, endpoint.RoutePattern.RawText!);
        }
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/signin/demo")]
    [InlineData("/signout")]
    public async Task Nobody_signs_in_or_out_with_files(string path)
    {
        using var content = new MultipartFormDataContent { { new StringContent("agent1"), "user" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        using var answer = await _agent.Send(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task The_longest_note_there_may_be_is_taken_however_it_is_written()
    {
        var note = string.Concat(Enumerable.Repeat("\\u00e9", 2000));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/calls/CA-unknown/commands")
        {
            Content = new StringContent($$"""{ "id": "{{Guid.NewGuid()}}", "do": "consult", "to": "agent2", "note": "{{note}}" }""", Encoding.UTF8, Json),
        };
        using var answer = await _agent.Send(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_person_reads_on_a_page_that_it_was_too_long()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = new StringContent("user=" + new string('a', 9000), Encoding.UTF8, Form) };
        request.Headers.Add("Accept", "text/html");
        using var answer = await _agent.Send(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("That was too long", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    // A second phone network's callbacks broke off as their connection was cut: each was an error with its stack.
    [Fact]
    public async Task What_is_malformed_as_it_is_read_is_its_senders_mistake_and_one_line_in_the_log()
    {
        var url = new Uri(_host.Url);
        using var sender = new TcpClient();
        await sender.ConnectAsync(url.Host, url.Port, Cancellation);
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /calls/events HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: {Form}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nno length\r\n"), Cancellation);
        var answer = await new StreamReader(sender.GetStream()).ReadToEndAsync(Cancellation);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
        Assert.Single(_host.Log.Lines, line => line.StartsWith("A body for /calls/events could not be read: ", StringComparison.Ordinal));
        Assert.Empty(_host.Log.LinesWithStack);
    }

    private IEnumerable<RouteEndpoint> Taking() => _host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { } methods || methods.Except([HttpMethods.Get, HttpMethods.Head]).Any());

    private static long? Limit(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;

    private static string Type(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? Form;

    private static bool IsWebhook(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is { } path && (path.Contains("/events", StringComparison.Ordinal) || (path.StartsWith("/conference/", StringComparison.Ordinal) && !path.EndsWith("/call", StringComparison.Ordinal)));

    private static string Path(RouteEndpoint endpoint) => "/" + Parameter().Replace(Number().Replace(endpoint.RoutePattern.RawText!, "1"), "Busy").TrimStart('/');

    // What is no JSON from its first letter is refused for that as soon as a part of it is there.
    private static string Begin(string type) => type == Json ? "\"" : "a=";

    private async Task<HttpResponseMessage> Post(string path, int bytes, string type, bool chunked)
    {
        // It waits for the server's word before it sends, so that no answer is lost in what is sent all the same.
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Begin(type).PadRight(bytes, 'a'))) };
        request.Content.Headers.ContentType = new(type);
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await _agent.Send(request);
    }

    private static async Task IsTooLarge(HttpResponseMessage answer, string path)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.RequestEntityTooLarge, $"{path}: {answer.StatusCode}");
        Assert.Matches("The body is larger than [0-9]+ kB, which is all that is taken here.", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex(@"\{[a-zA-Z]+:(int|long)[^}]*\}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
