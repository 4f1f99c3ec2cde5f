using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Benchmarks;

/// <summary>Pages of the product in a browser of their own, as the pictures are taken of them.</summary>
internal static class Shells
{
    private const float Patience = 30_000;

    public static async Task<IPage> Open(IBrowser browser, Uri site, string path, string language = "en")
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = Camera.Desk, Locale = language });
        await context.GrantPermissionsAsync(["microphone"], new BrowserContextGrantPermissionsOptions { Origin = site.GetLeftPart(UriPartial.Authority) });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(site, path).AbsoluteUri);
        return page;
    }

    /// <summary>The live page, which is inside of the one with the phone.</summary>
    public static IFrameLocator Live(this IPage page) => page.FrameLocator("iframe");

    public static Task Shows(this IPage page, string statusText) => Expect(page.Live().GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(statusText, new() { Timeout = Patience });

    public static Task Reads(this IPage page, string region, string text) =>
        Expect(page.Live().GetByRole(AriaRole.Region, new() { Name = region })).ToContainTextAsync(text, new() { Timeout = Patience });

    /// <summary>The button, once it can be pressed.</summary>
    public static async Task<ILocator> Button(this IPage page, string name)
    {
        var button = page.Live().GetByRole(AriaRole.Button, new() { Name = name });
        await Expect(button).Not.ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = Patience });
        return button;
    }

    public static async Task Press(this IPage page, string name) => await (await page.Button(name)).ClickAsync();
}
