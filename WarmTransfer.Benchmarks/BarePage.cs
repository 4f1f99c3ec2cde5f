using System.Diagnostics;
using Microsoft.Playwright;
using WarmTransfer.Benchmarks.Circuits;

namespace WarmTransfer.Benchmarks;

/// <summary>A live page in a real browser, in a shell without a phone.</summary>
internal static class BarePage
{
    private const int ClockTries = 30;

    public static async Task<IPage> Open(IBrowser browser, Session session, string path, string ready)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await context.AddCookiesAsync(session.Cookies.GetCookies(session.Site).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = session.Site.AbsoluteUri }));
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/benchmark", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Shell(path) }));
        await page.GotoAsync(new Uri(session.Site, "/benchmark").AbsoluteUri);
        await page.FrameLocator("iframe").Locator(ready).First.WaitForAsync();
        return page;
    }

    /// <summary>How far the page's clock is from ours, in milliseconds, from the quickest of many questions; wrong by at most half of its way there and back.</summary>
    public static async Task<double> ClockOffset(IPage page)
    {
        var (quickest, offset) = (double.MaxValue, 0.0);
        for (var i = 0; i < ClockTries; i++)
        {
            var asked = Now;
            var theirs = await page.EvaluateAsync<double>("() => performance.now()");
            var trip = Now - asked;
            if (trip < quickest) (quickest, offset) = (trip, asked + (trip / 2) - theirs);
        }
        Console.WriteLine($"Clocks of page and sender agree within {quickest / 2:0.00} ms.");
        return offset;
    }

    private static double Now => Stopwatch.GetElapsedTime(0).TotalMilliseconds;

    private static string Shell(string path) =>
        $$"""
        <!DOCTYPE html><script>
        window.warmTransfer = { phone: Object.assign(new EventTarget(), { snapshot: { state: 'off', muted: false, reconnecting: false, busy: false }, takesPart() { } }) };
        </script><iframe src="{{path}}" style="width: 1400px; height: 860px"></iframe>
        """;
}
