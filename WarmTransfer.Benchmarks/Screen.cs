using System.Diagnostics;
using Microsoft.Playwright;
using WarmTransfer.Benchmarks.Circuits;

namespace WarmTransfer.Benchmarks;

/// <summary>The console in a real browser, in a page without a phone; tells when its count of waiting customers has changed.</summary>
internal sealed class Screen(IPage page)
{
    private const int ClockTries = 30;

    private const string Shell =
        """
        <!DOCTYPE html><script>
        window.warmTransfer = { phone: Object.assign(new EventTarget(), { snapshot: { state: 'off', muted: false, reconnecting: false, busy: false } }) };
        </script><iframe src="/console" style="width: 1200px; height: 800px"></iframe>
        """;

    private const string Observe =
        """
        () => {
            const frame = document.querySelector('iframe').contentWindow, seen = [], waiting = [];
            new frame.MutationObserver(() => { seen.push(performance.now()); waiting[seen.length - 1]?.(seen.at(-1)); })
                .observe(frame.document.querySelector('.waiting strong'), { childList: true, characterData: true, subtree: true });
            window.change = n => new Promise(resolve => n < seen.length ? resolve(seen[n]) : waiting[n] = resolve);
        }
        """;

    private int _changes;
    private double _offset;

    public static async Task<Screen> Open(IBrowser browser, Session session)
    {
        var context = await browser.NewContextAsync();
        await context.AddCookiesAsync(session.Cookies.GetCookies(session.Site).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = session.Site.AbsoluteUri }));
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/benchmark", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Shell }));
        await page.GotoAsync(new Uri(session.Site, "/benchmark").AbsoluteUri);
        await page.FrameLocator("iframe").Locator(".waiting strong").WaitForAsync();
        await page.EvaluateAsync(Observe);
        return new Screen(page);
    }

    /// <summary>Finds how far the page's clock is from ours, from the quickest of many questions; wrong by at most half of its way there and back.</summary>
    public async Task SetClock()
    {
        var quickest = double.MaxValue;
        for (var i = 0; i < ClockTries; i++)
        {
            var asked = Now;
            var theirs = await page.EvaluateAsync<double>("() => performance.now()");
            var trip = Now - asked;
            if (trip < quickest) (quickest, _offset) = (trip, asked + (trip / 2) - theirs);
        }
        Console.WriteLine($"Clocks of page and sender agree within {quickest / 2:0.00} ms.");
    }

    /// <summary>When the next change is in the page, on the clock of <see cref="Stopwatch"/>, in milliseconds.</summary>
    public async Task<double> NextChange() => await page.EvaluateAsync<double>("n => window.change(n)", _changes++) + _offset;

    private static double Now => Stopwatch.GetElapsedTime(0).TotalMilliseconds;
}
