using System.Diagnostics;
using Microsoft.Playwright;
using WarmTransfer.Benchmarks.Circuits;

namespace WarmTransfer.Benchmarks;

/// <summary>The floor in a real browser: tells of each row in sight when its change was painted.</summary>
internal sealed class FloorWindow : IAsyncDisposable
{
    private const string Observe =
        """
        () => {
            const frame = document.querySelector('iframe').contentWindow;
            window.seen = [];
            // After the next frame has been painted, and not only made.
            const painted = done => frame.requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = done; after.port2.postMessage(0); });
            new frame.MutationObserver(changes => {
                // The clocks themselves put a new text in each second.
                const calls = new Set(changes.filter(change => change.type === 'attributes' || [...change.addedNodes].some(node => node.nodeType === Node.ELEMENT_NODE)).map(change => change.target.closest('.row')?.querySelector('.open').id).filter(Boolean));
                painted(() => { const at = performance.now(); calls.forEach(call => window.seen.push({ call: call.slice('call-'.length), at })); });
            }).observe(frame.document.querySelector('.calls tbody'), { attributes: true, attributeFilter: ['since'], childList: true, subtree: true });
        }
        """;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _end = new();
    private readonly IPage _page;
    private readonly Task _reading;
    private bool _closed;

    private FloorWindow(IPage page, double offset, Action<string, long> saw) => (_page, _reading) = (page, Read(page, offset, saw, _end.Token));

    public static async Task<FloorWindow> Open(IBrowser browser, Session session, Action<string, long> saw)
    {
        var page = await BarePage.Open(browser, session, "/floor", ".calls .row");
        await page.EvaluateAsync(Observe);
        return new FloorWindow(page, await BarePage.ClockOffset(page), saw);
    }

    public async ValueTask DisposeAsync()
    {
        if (_closed) return;
        _closed = true;
        await _end.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _page.Context.CloseAsync();
        _end.Dispose();
    }

    private static async Task Read(IPage page, double offset, Action<string, long> saw, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(cancel))
            foreach (var row in await page.EvaluateAsync<Seen[]>("() => window.seen.splice(0)"))
                saw(row.Call, (long)((row.At + offset) / 1000 * Stopwatch.Frequency));
    }

    private sealed record Seen
    {
        public string Call { get; set; } = "";

        public double At { get; set; }
    }
}
