namespace WarmTransfer.Tests.Browser;

/// <summary>The product in a process of its own, and a browser, for one story after another.</summary>
public abstract class BrowserStory : IAsyncLifetime
{
    private protected ProductProcess Product { get; private set; } = default!;

    private protected Chromium Browser { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        Product = await ProductProcess.Start();
        Browser = await Chromium.LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Product.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
