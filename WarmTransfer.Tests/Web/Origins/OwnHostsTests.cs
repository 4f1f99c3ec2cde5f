using System.Net;
using WarmTransfer.Tests.Web.Webhooks;

namespace WarmTransfer.Tests.Web.Origins;

/// <summary>A name that somebody else lets lead here.</summary>
public sealed class OwnHostsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("calls.example.test", true)]
    [InlineData("CALLS.example.test:444", true)]
    [InlineData("rebound.example.test", false)]
    [InlineData("localhost.example.test", false)]
    public async Task People_are_answered_by_our_own_names_alone(string name, bool answered)
    {
        await using var host = await ProductHost.StartAsync(settings: "--PublicBaseUrl=https://calls.example.test");
        foreach (var path in new[] { "/signin", "/app.css", "/console", "/nothing/here" })
        {
            using var answer = await Ask(host, HttpMethod.Get, path, name);
            Assert.Equal(!answered, answer.StatusCode == HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Where_people_have_an_address_of_their_own_Twilios_is_none_of_theirs()
    {
        await using var host = await ProductHost.StartAsync(settings: ["--PublicBaseUrl=https://calls.example.test", "--Listen:ConsoleBaseUrl=https://desk.example.test"]);
        using var own = await Ask(host, HttpMethod.Get, "/signin", "desk.example.test");
        using var twilios = await Ask(host, HttpMethod.Get, "/signin", "calls.example.test");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], [own.StatusCode, twilios.StatusCode]);
        Assert.Contains("Open https://desk.example.test/, or", await twilios.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_refused_reads_what_to_do_and_nothing_of_the_name_they_brought()
    {
        await using var host = await ProductHost.StartAsync(settings: "--PublicBaseUrl=https://calls.example.test");
        using var answer = await Ask(host, HttpMethod.Get, "/signin", "rebound.example.test");

        Assert.Equal("This console does not go by that name. Open https://calls.example.test/, or add the name to the setting AllowedHosts.", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Twilio_and_probes_are_answered_by_whatever_name_a_proxy_has_for_us()
    {
        await using var host = await ProductHost.StartAsync();
        using var twilio = new WebhookSender(host);
        using var webhook = await twilio.Post("/conference/wait", [], twilio.Sign("/conference/wait", []), request => request.Headers.Host = "upstream");
        using var probe = await Ask(host, HttpMethod.Get, "/health/ready", "upstream");
        using var music = await Ask(host, HttpMethod.Get, "/audio/hold-music.wav", "upstream");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], [webhook.StatusCode, probe.StatusCode, music.StatusCode]);
    }

    [Fact]
    public async Task Names_that_are_listed_are_ours_and_no_others()
    {
        await using var host = await ProductHost.StartAsync(settings: "--AllowedHosts=desk.example.test;127.0.0.1");
        using var listed = await Ask(host, HttpMethod.Get, "/signin", "desk.example.test");
        using var other = await Ask(host, HttpMethod.Get, "/signin", "rebound.example.test");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], [listed.StatusCode, other.StatusCode]);
    }

    [Fact]
    public async Task Who_has_to_sign_in_is_led_there_without_the_name_they_came_by()
    {
        await using var host = await ProductHost.StartAsync();
        using var answer = await Ask(host, HttpMethod.Get, "/console", "localhost");

        Assert.Equal("/signin?returnUrl=%2Fconsole", answer.Headers.Location?.OriginalString);
    }

    private static async Task<HttpResponseMessage> Ask(ProductHost host, HttpMethod method, string path, string name)
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = name;
        return await client.SendAsync(request, Cancellation);
    }
}
