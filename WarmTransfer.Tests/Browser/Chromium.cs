using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>The one way to find and start a browser: it may use a microphone, and a machine that has only loopback.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

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
        context.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) Violations.Enqueue($"{message.Page?.Url}: {message.Text}");
        };
        return context;
    }

    public static async Task<Chromium> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await InstalledBrowser.FindAsync(playwright.Chromium.ExecutablePath),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--allow-loopback-in-peer-connection",
                "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
            ],
        });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
