using Microsoft.Playwright;
using WarmTransfer.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Benchmarks;

/// <summary>README's pictures of what goes with a call, taken of the product itself: a customer who has called before is handed over, disposed of and looked up.</summary>
internal sealed class DayPictures(ProductProcess product, IBrowser browser, Camera camera)
{
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
        await first.Shows("Ready");
        var customer = await Shells.Open(browser, product.Simulator, "/");
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
        await agent.Shows("In call with customer");
        await Write(agent, "Asked when invoices are sent.");
        await HangUp(customer);
        await Dispose(agent);
    }

    private async Task<IPage> TheyAreHandedOver(IPage customer, IPage first)
    {
        await Call(customer);
        await Answer(first, "Incoming support call");
        await first.Shows("In call with customer");
        var second = await SignIn("Agent 2");
        await second.Shows("Ready");
        await Says(customer, "I was charged twice in October.");
        await first.Reads("Transcript", "charged twice");
        await Write(first, "Invoice of October, charged twice.");
        await Expect(first.Live().GetByText("Saved")).ToBeVisibleAsync();
        await camera.Take(first, "known-customer");
        await Consult(first, "Agent 2", "Billing question");
        await second.Shows("Incoming transfer from Agent 1");
        await second.Reads("Transcript", "charged twice");
        await camera.Take(second, "handed-over");
        await second.Press("Answer");
        await first.Shows("In private with Agent 2, customer on hold");
        await first.Press("Complete");
        return second;
    }

    private async Task TheyAreDisposedOf(IPage customer, IPage agent)
    {
        await agent.Shows("In call with customer");
        await Says(customer, "Thank you, that was quick.");
        await agent.Reads("Transcript", "that was quick");
        await HangUp(customer);
        await agent.Shows("Wrap-up");
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
        await agent.Shows(statusText);
        await agent.Press("Answer");
    }

    private static async Task Write(IPage agent, string text)
    {
        await agent.Live().GetByRole(AriaRole.Textbox, new() { Name = "Note of this call" }).ClickAsync();
        await agent.Keyboard.TypeAsync(text);
    }

    private static async Task Consult(IPage agent, string whom, string reason)
    {
        await agent.Press("Transfer…");
        await agent.Live().GetByRole(AriaRole.Radio, new() { Name = "Consult" }).CheckAsync();
        await agent.Live().GetByLabel("Reason").FillAsync(reason);
        await agent.Live().GetByRole(AriaRole.Option, new() { Name = whom }).ClickAsync();
    }

    private static async Task Dispose(IPage agent)
    {
        await agent.Shows("Wrap-up");
        await agent.Live().Locator("h1").ClickAsync();
        await agent.Keyboard.PressAsync("1");
        await Expect(agent.Live().Locator("input[data-digits]")).ToBeFocusedAsync();
        await agent.Keyboard.PressAsync("2");
        await agent.Press("Finish");
        await agent.Shows("Ready");
    }

    private async Task<IPage> SignIn(string name)
    {
        var page = await Shells.Open(browser, product.Console, "/signin");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}" }).ClickAsync();
        return page;
    }
}
