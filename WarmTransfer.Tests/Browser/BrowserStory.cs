namespace WarmTransfer.Tests.Browser;

/// <summary>Three browsers in a call keep two cores busy: a second story beside the first takes longer than anybody is patient.</summary>
[CollectionDefinition(nameof(OneStoryAtATime))]
public sealed class OneStoryAtATime;

/// <summary>A story that is played by the product and by people at browsers. No page may break its own security policy in it.</summary>
[Collection(nameof(OneStoryAtATime))]
public abstract class BrowserStory : IAsyncLifetime
{
    private protected Scene Scene { get; private set; } = default!;

    private protected IProduct Product => Scene.Product;

    private protected Chromium Browser => Scene.Browser;

    public async ValueTask InitializeAsync() => Scene = await Scene.Open(await Start());

    public virtual async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed) TestContext.Current.TestOutputHelper?.WriteLine(Product.Output);
        await Scene.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(Browser.Violations);
    }

    private protected virtual Task<IProduct> Start() => ProductInside.Start();
}
