using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>The one way to find and start a browser: it may use a microphone, and a machine that has only loopback.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static IBrowser? _shared;
    private readonly IPlaywright? _own;
    private readonly ConcurrentQueue<IBrowserContext> _contexts = new();

    private Chromium(IBrowser browser, IPlaywright? own = null) => (Browser, _own) = (browser, own);

    public IBrowser Browser { get; }

    /// <summary>In which language whoever opens a page from now on reads it.</summary>
    public Tongue Tongue { get; set; } = Tongue.English;

    /// <summary>What pages tried that their content security policy forbids.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>A browser of its own for one person: nothing is shared with the others.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        options.Locale ??= Tongue.Language.Code;
        var context = await Browser.NewContextAsync(options);
        _contexts.Enqueue(context);
        context.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) Violations.Enqueue($"{message.Page?.Url}: {message.Text}");
        };
        return context;
    }

    /// <summary>The browser that all tests share: to start one takes longer than many a test. Whatever was opened through this is closed with it.</summary>
    public static async Task<Chromium> OpenAsync()
    {
        await Turn.WaitAsync();
        try
        {
            // It ends with the program that drives it, and that one with us.
            return new Chromium(_shared is { IsConnected: true } ? _shared : _shared = await Launch(await Playwright.CreateAsync()));
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>A browser that nobody else uses.</summary>
    public static async Task<Chromium> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(await Launch(playwright), playwright);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts) await context.DisposeAsync();
        if (_own is null) return;
        await Browser.DisposeAsync();
        _own.Dispose();
    }

    private static async Task<IBrowser> Launch(IPlaywright playwright) => await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = await InstalledBrowser.FindAsync(playwright.Chromium.ExecutablePath),
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--allow-loopback-in-peer-connection",
            "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
        ],
    });
}
