using System.Net;

namespace WarmTransfer.Tests.Web;

/// <summary>Who opens an address in a window gets the shell around it; the shell's frame gets the page alone.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("supervisor1", "/console")]
    [InlineData("supervisor1", "/floor")]
    [InlineData("agent1", "/history?page=1")]
    [InlineData("agent1", "/history/CA1")]
    public async Task A_window_gets_the_shell_with_the_page_in_its_frame(string user, string address)
    {
        await using var host = await ProductHost.StartAsync();
        Assert.Contains($"<iframe src=\"{address}\"", await Page(host, user, address, "document"), StringComparison.Ordinal);
        Assert.DoesNotContain("<iframe", await Page(host, user, address, "iframe"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agent1", "/console")]
    [InlineData("supervisor1", "/floor")]
    public async Task The_start_is_the_page_that_its_person_begins_with_and_never_a_shell_in_a_shell(string user, string start)
    {
        await using var host = await ProductHost.StartAsync();
        Assert.Contains($"<iframe src=\"{start}\"", await Page(host, user, "/", "document"), StringComparison.Ordinal);
        using var browser = await SignedIn.As(user, host.Url);
        using var answer = await Send(browser, "/", "iframe");
        Assert.Equal((HttpStatusCode.Redirect, start), (answer.StatusCode, answer.Headers.Location?.OriginalString.Replace(host.Url.TrimEnd('/'), "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_wallboard_stands_alone()
    {
        await using var host = await ProductHost.StartAsync();
        Assert.DoesNotContain("<iframe", await Page(host, "supervisor1", "/wallboard", "document"), StringComparison.Ordinal);
    }

    // The cookie does not come along from another site's page; asked for by our own page it does.
    [Theory]
    [InlineData("cross-site", "/history/CA1", true)]
    [InlineData("cross-site", "//elsewhere.example.test", false)]
    [InlineData("same-origin", "/history/CA1", false)]
    public async Task Whoever_follows_a_link_from_another_site_is_asked_for_their_cookie_once_more(string site, string address, bool again)
    {
        await using var host = await ProductHost.StartAsync();
        using var browser = new HttpClient { BaseAddress = new Uri(host.Url) };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        var page = await browser.GetStringAsync($"/signin?returnUrl={Uri.EscapeDataString(address)}", TestContext.Current.CancellationToken);
        Assert.Equal(again, page.Contains($"content=\"0;url={address}\"", StringComparison.Ordinal));
        Assert.Equal(again, page.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal));
    }

    private static async Task<string> Page(ProductHost host, string user, string address, string into)
    {
        using var browser = await SignedIn.As(user, host.Url);
        using var answer = await Send(browser, address, into);
        if (address is not "/" and not "/wallboard") Assert.Contains("Sec-Fetch-Dest", answer.Headers.Vary);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> Send(SignedIn browser, string address, string into)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Dest", into);
        return await browser.Send(request);
    }
}
