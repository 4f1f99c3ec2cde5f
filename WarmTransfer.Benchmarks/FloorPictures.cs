using Microsoft.Playwright;
using WarmTransfer.Benchmarks.Circuits;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>README's pictures of the supervisors' floor, on a busy day.</summary>
internal static class FloorPictures
{
    private const int Calls = 48;

    public static async Task Run(string[] args)
    {
        var camera = new Camera(Directory.CreateDirectory(args is [var folder] ? folder : "docs/images").FullName);
        using var store = await Store.CreateFloor(Calls);
        await using var product = await ProductProcess.Start(new Dictionary<string, string>(FloorLoad.Settings(store).Concat(FloorScene.Settings)));
        await using var browser = await Chromium.LaunchAsync();
        var page = await Open(browser.Browser, product.Console);
        await camera.Take(page, "floor");
        await page.Keyboard.PressAsync("j");
        await page.FrameLocator("iframe").Locator(".drawer li").First.WaitForAsync();
        await camera.Take(page, "floor-call");
        await page.GotoAsync(new Uri(product.Console, "/wallboard").AbsoluteUri);
        await page.Locator("[data-place=calls] > *").First.WaitForAsync();
        await camera.Take(page, "wallboard");
        await camera.Take(await Open(browser.Browser, product.Console, "ja"), "floor-ja");
    }

    private static async Task<IPage> Open(IBrowser browser, Uri site, string language = "en")
    {
        using var session = await Session.SignIn(site, Store.Supervisor);
        var context = await browser.NewContextAsync(new() { ViewportSize = Camera.Desk, Locale = language });
        await context.AddCookiesAsync(session.Cookies.GetCookies(site).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.AbsoluteUri }));
        // There is no phone network: the phone is not to look for it.
        await context.AddInitScriptAsync("navigator.permissions.query = async () => ({ state: 'prompt', addEventListener() { } });");
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.AbsoluteUri);
        var floor = page.FrameLocator("iframe");
        await floor.Locator(".calls .row").First.WaitForAsync();
        await floor.Locator("body").ClickAsync(new() { Position = new() { X = 1, Y = 1 } });
        return page;
    }
}
