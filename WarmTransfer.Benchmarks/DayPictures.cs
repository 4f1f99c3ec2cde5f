using Microsoft.Playwright;
using WarmTransfer.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Benchmarks;

/// <summary>README's pictures of what goes with a call, taken of the product itself: a customer who has called before is handed over, disposed of and looked up.</summary>
internal sealed class DayPictures(ProductProcess product, IBrowser browser, Camera camera)
{
    private const float Patience = 30_000;

    public static async Task Run(string[] args)
    {
        var camera = new Camera(Directory.CreateDirectory(args is [var folder] ? folder : "docs/images").FullName);
        await using var product = await ProductProcess.Start(new Dictionary<string, string>
        {
            ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__Transcript"] = "true", ["Softphone__AudioProcessing"] = "true", ["Desk__WrapUpSeconds"] = "30",
        });
        await using var browser = await Chromium.LaunchAsync();
        await new DayPictures(product, browser.Browser, camera).Take();
    }

    private async Task Take()
    {
        var administrator = new AdministratorPages(await SignIn("Administrator 1"));
        await administrator.RecordAll();
        await administrator.RequireDispositions();
        var first = await SignIn("Agent 1");
        await Shows(first, "Ready");
        var customer = await Open(product.Simulator, "/");
        await TheyAskWhenInvoicesAreSent(customer, first);
        var second = await TheyAreHandedOver(customer, first);
        await TheyAreDisposedOf(customer, second);
        await administrator.OpenRecordedCall();
        await administrator.Listen.ClickAsync();
        await Expect(administrator.Frame.Locator("recording-player, .recording").First).ToBeVisibleAsync();
        await camera.Take(administrator.Page, "recorded-call");
    }

    private async Task TheyAskWhenInvoicesAreSent(IPage customer, IPage agent)
    {
        await Call(customer);
        await Answer(agent, "Incoming support call");
        await Shows(agent, "In call with customer");
        await Write(agent, "Asked when invoices are sent.");
        await HangUp(customer);
        await Dispose(agent);
    }

    private async Task<IPage> TheyAreHandedOver(IPage customer, IPage first)
    {
        await Call(customer);
        await Answer(first, "Incoming support call");
        await Shows(first, "In call with customer");
        var second = await SignIn("Agent 2");
        await Shows(second, "Ready");
        await Says(customer, "I was charged twice in October.");
        await Reads(first, "Transcript", "charged twice");
        await Write(first, "Invoice of October, charged twice.");
        await Expect(Console(first).GetByText("Saved")).ToBeVisibleAsync();
        await camera.Take(first, "known-customer");
        await Consult(first, "Agent 2", "Billing question");
        await Shows(second, "Incoming transfer from Agent 1");
        await Reads(second, "Transcript", "charged twice");
        await camera.Take(second, "handed-over");
        await Press(second, "Answer");
        await Shows(first, "In private with Agent 2, customer on hold");
        await Press(first, "Complete");
        return second;
    }

    private async Task TheyAreDisposedOf(IPage customer, IPage agent)
    {
        await Shows(agent, "In call with customer");
        await Says(customer, "Thank you, that was quick.");
        await Reads(agent, "Transcript", "that was quick");
        await HangUp(customer);
        await Shows(agent, "Wrap-up");
        await camera.Take(agent, "wrap-up");
        await Dispose(agent);
    }

    private static async Task Call(IPage customer)
    {
        await customer.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await Expect(customer.Locator("#hang-up")).ToBeVisibleAsync();
    }

    private static Task HangUp(IPage customer) => customer.Locator("#hang-up").ClickAsync();

    // What is said while nobody writes it down yet is lost.
    private static async Task Says(IPage customer, string words)
    {
        await customer.WaitForTimeoutAsync(3000);
        await customer.GetByLabel("Say to the menu").FillAsync(words);
        await customer.GetByRole(AriaRole.Button, new() { Name = "Say", Exact = true }).ClickAsync();
    }

    private static async Task Answer(IPage agent, string statusText)
    {
        await Shows(agent, statusText);
        await Press(agent, "Answer");
    }

    private static async Task Press(IPage agent, string name)
    {
        var button = Console(agent).GetByRole(AriaRole.Button, new() { Name = name });
        await Expect(button).Not.ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = Patience });
        await button.ClickAsync();
    }

    private static async Task Write(IPage agent, string text)
    {
        await Console(agent).GetByRole(AriaRole.Textbox, new() { Name = "Note of this call" }).ClickAsync();
        await agent.Keyboard.TypeAsync(text);
    }

    private static async Task Consult(IPage agent, string whom, string reason)
    {
        await Press(agent, "Transfer…");
        await Console(agent).GetByRole(AriaRole.Radio, new() { Name = "Consult" }).CheckAsync();
        await Console(agent).GetByLabel("Reason").FillAsync(reason);
        await Console(agent).GetByRole(AriaRole.Option, new() { Name = whom }).ClickAsync();
    }

    private static async Task Dispose(IPage agent)
    {
        await Shows(agent, "Wrap-up");
        await Console(agent).Locator("h1").ClickAsync();
        await agent.Keyboard.PressAsync("1");
        await Expect(Console(agent).Locator("input[data-digits]")).ToBeFocusedAsync();
        await agent.Keyboard.PressAsync("2");
        await Press(agent, "Finish");
        await Shows(agent, "Ready");
    }

    private static Task Reads(IPage agent, string region, string text) =>
        Expect(Console(agent).GetByRole(AriaRole.Region, new() { Name = region })).ToContainTextAsync(text, new() { Timeout = Patience });

    private static Task Shows(IPage page, string statusText) => Expect(Console(page).GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(statusText, new() { Timeout = Patience });

    private static IFrameLocator Console(IPage page) => page.FrameLocator("iframe");

    private async Task<IPage> SignIn(string name)
    {
        var page = await Open(product.Console, "/signin");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}" }).ClickAsync();
        return page;
    }

    private async Task<IPage> Open(Uri site, string path)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = Camera.Desk });
        await context.GrantPermissionsAsync(["microphone"], new BrowserContextGrantPermissionsOptions { Origin = site.GetLeftPart(UriPartial.Authority) });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(site, path).AbsoluteUri);
        return page;
    }
}
