using System.Net;
using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.Web.Telephone;

/// <summary>Settings → Telephone over HTTP; who may is in EndpointMatrixTests.</summary>
public sealed partial class TelephonePageTests : IAsyncLifetime
{
    private const string Path = "/settings/telephone";
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_administrator_sees_what_is_wrong_applies_it_and_calls()
    {
        _host.Network.Number = _host.Network.Number with { VoiceUrl = "" };
        using var admin = await SignedIn.As("admin1", _host.Url);
        Assert.Contains($"+15550100000: voice address: none → {_host.Url}/conference/connect/client", await Body(admin, Path), StringComparison.Ordinal);

        Assert.Equal($"{Path}?outcome=Applied", await Post(admin, "apply"));
        Assert.Contains("Nothing: all is as it has to be.", await Body(admin, Path), StringComparison.Ordinal);

        Assert.Equal($"{Path}?outcome=CameThrough", await Post(admin, "call", ("number", "+15550100000")));
        Assert.Contains("came in at the console", await Body(admin, $"{Path}?outcome=CameThrough"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_serves_something_else_is_taken_over_only_when_that_is_ticked()
    {
        _host.Network.Number = _host.Network.Number with { VoiceUrl = "https://other.example.com/voice" };
        using var admin = await SignedIn.As("admin1", _host.Url);

        Assert.Equal($"{Path}?outcome=LeftAlone", await Post(admin, "apply"));
        Assert.Contains("It serves something else now", await Body(admin, Path), StringComparison.Ordinal);
        Assert.Equal($"{Path}?outcome=NotMade", await Post(admin, "call"));

        Assert.Equal($"{Path}?outcome=Applied", await Post(admin, "apply", ("takeOver", "true")));
        Assert.Equal(_host.Url + "/conference/connect/client", _host.Network.Number.VoiceUrl);
    }

    [Fact]
    public async Task A_fallback_is_written_and_one_that_cannot_be_is_said_with_what_was_typed()
    {
        using var admin = await SignedIn.As("admin1", _host.Url);

        var refused = await Post(admin, "apply", ("fallback", $"{_host.Url}/fallback.xml"));
        Assert.NotNull(refused);
        Assert.Equal($"{Path}?outcome=FallbackRefused&fallback={Uri.EscapeDataString($"{_host.Url}/fallback.xml")}", refused);
        Assert.Contains($"value=\"{_host.Url}/fallback.xml\"", await Body(admin, refused), StringComparison.Ordinal);
        Assert.Contains("is not an absolute https address", await Body(admin, refused), StringComparison.Ordinal);
        Assert.Empty(_host.Network.Written);

        Assert.Equal($"{Path}?outcome=Applied", await Post(admin, "apply", ("fallback", "https://files.example.com/fallback.xml")));
        Assert.Equal("https://files.example.com/fallback.xml", _host.Network.Number.VoiceFallbackUrl);
    }

    [Fact]
    public async Task Where_Twilio_is_away_the_page_says_so_and_how_to_mend_it()
    {
        await using var host = await ProductHost.StartAsync(settings: ["--Twilio:ApiKeySecret=quite-another-secret-of-thirty-two"]);
        using var admin = await SignedIn.As("admin1", host.Url);

        var page = await Body(admin, Path);

        Assert.Contains("(20003)", page, StringComparison.Ordinal);
        Assert.Contains("Set Twilio:ApiKeySid and Twilio:ApiKeySecret", page, StringComparison.Ordinal);
        Assert.Equal($"{Path}?outcome=Refused", await Post(admin, "apply", fields: []));
    }

    [Fact]
    public async Task Only_administrators_are_led_there()
    {
        using var admin = await SignedIn.As("admin1", _host.Url);
        using var supervisor = await SignedIn.As("supervisor1", _host.Url);

        Assert.Contains("href=\"/settings\"", await Body(admin, "/"), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Path}\"", await Body(admin, "/settings"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/settings\"", await Body(supervisor, "/"), StringComparison.Ordinal);
    }

    private static async Task<string?> Post(SignedIn browser, string what, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Body(browser, "/settings/data-protection")).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/{what}")
        {
            Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.Send(request);
        return answer.Headers.Location?.OriginalString;
    }

    private static async Task<string> Body(SignedIn browser, string path)
    {
        using var answer = await browser.Get(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
