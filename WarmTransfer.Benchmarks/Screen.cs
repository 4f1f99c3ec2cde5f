using System.Diagnostics;
using Microsoft.Playwright;
using WarmTransfer.Benchmarks.Circuits;

namespace WarmTransfer.Benchmarks;

/// <summary>The console in a real browser, in a page without a phone; tells when its count of waiting customers has changed.</summary>
internal sealed class Screen(IPage page)
{
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
        var page = await BarePage.Open(browser, session, "/console", ".waiting strong");
        await page.EvaluateAsync(Observe);
        return new Screen(page);
    }

    public async Task SetClock() => _offset = await BarePage.ClockOffset(page);

    /// <summary>When the next change is in the page, on the clock of <see cref="Stopwatch"/>, in milliseconds.</summary>
    public async Task<double> NextChange() => await page.EvaluateAsync<double>("n => window.change(n)", _changes++) + _offset;
}
