namespace WarmTransfer.Tests.Browser;

/// <summary>That what looks for faults finds them: in the page and in its frames, in each theme, and what no colour has to do with.</summary>
[Collection(nameof(OneStoryAtATime))]
public sealed class AxeTests
{
    private const string Inner = "<html lang='en'><head><title>Its page</title></head><body><p style='background: white; color: #eee'>Hardly to be read in the light</p><input></body></html>";
    private const string Outer = """
        <html lang="en"><head><title>A page</title><style>@media (prefers-color-scheme: dark) { h1 { background: black; color: #222 } }</style></head>
        <body><main><h1>Hardly to be read in the dark</h1><iframe title="A frame" src="/inner"></iframe></main></body></html>
        """;

    [Fact]
    public async Task Faults_of_a_page_and_its_frame_are_found_in_both_themes()
    {
        await using var browser = await Chromium.OpenAsync();
        var page = await (await browser.NewContextAsync(new())).NewPageAsync();
        await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = route.Request.Url.EndsWith("/inner", StringComparison.Ordinal) ? Inner : Outer }));
        await page.GotoAsync("http://localhost/outer");

        var faults = await Axe.Faults(page);
        Assert.Contains(faults, fault => fault.StartsWith("Light: label: iframe,", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("Light: color-contrast: iframe,", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("Dark: color-contrast: h1", StringComparison.Ordinal));
        Assert.DoesNotContain(await Axe.FaultsBesidesColours(page), fault => fault.Contains("color-contrast", StringComparison.Ordinal));
    }
}
