using Microsoft.Playwright;
using WarmTransfer.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Benchmarks;

/// <summary>README's pictures, taken of the product itself while a customer, two agents and their browsers go through a call.</summary>
internal sealed class Screenshots(ProductProcess product, IBrowser browser, Camera camera)
{
    private readonly Dictionary<string, IPage> _agents = [];

    public static async Task Run(string[] args)
    {
        var camera = new Camera(Directory.CreateDirectory(args is [var folder] ? folder : "docs/images").FullName);
        await using var product = await ProductProcess.Start(new Dictionary<string, string> { ["Softphone__AudioProcessing"] = "true" });
        await using var browser = await Chromium.LaunchAsync();
        await new Screenshots(product, browser.Browser, camera).Take();
    }

    private async Task Take()
    {
        var first = await SignIn("Agent 1", before: page => camera.Take(page, "sign-in"));
        await SignIn("Agent 3");
        await first.Shows("Ready");
        await camera.Take(first, "ready");
        await SignOut("Agent 3");
        var customer = await Call();
        await Answer(first, "Incoming support call", "incoming");
        await first.Shows("In call with customer");
        await camera.Take(first, "in-call");
        var second = await SignIn("Agent 2");
        await second.Shows("Ready");
        await PickSecond(first);
        await Answer(second, "Incoming transfer from Agent 1", "incoming-transfer");
        await first.Shows("In call with customer and Agent 2");
        await Expect(first.Live().GetByRole(AriaRole.Row, new() { Name = "Agent 2 Connected" })).ToBeVisibleAsync();
        // The button just used would show why it cannot be used again.
        await first.Live().GetByRole(AriaRole.Heading, new() { Level = 1 }).ClickAsync();
        await camera.Take(first, "three-way");
        // Smaller, because a page full of text makes a large file.
        await camera.Take(customer, "simulator", new() { Width = 1200, Height = 720 });
        await Past(first);
        await InJapanese();
    }

    // Whoever was with the customer has gone, and the next agent reads Japanese.
    private async Task InJapanese()
    {
        foreach (var agent in _agents.Values) await agent.Context.CloseAsync();
        var page = await Shells.Open(browser, product.Console, "/signin", "ja");
        await page.Locator("button[name=user][value=agent3]").ClickAsync();
        await Expect(page.Locator(".call-bar")).ToHaveAttributeAsync("data-state", "incoming", new() { Timeout = 60_000 });
        await Expect(page.Live().Locator("button[aria-keyshortcuts=a]")).Not.ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = 10_000 });
        await camera.Take(page, "incoming-ja");
    }

    private async Task<IPage> SignIn(string name, Func<IPage, Task>? before = null)
    {
        var page = _agents[name] = await Shells.Open(browser, product.Console, "/signin");
        if (before is not null) await before(page);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}" }).ClickAsync();
        await page.Shows("Ready");
        return page;
    }

    private Task SignOut(string name) => _agents[name].Context.CloseAsync();

    /// <summary>The customer's telephone in the simulator's page.</summary>
    private async Task<IPage> Call()
    {
        var page = await Shells.Open(browser, product.Simulator, "/");
        await Expect(page.Locator("#to")).Not.ToHaveValueAsync("");
        await page.Locator("#call").ClickAsync();
        await Expect(page.Locator("#hang-up")).ToBeVisibleAsync();
        return page;
    }

    private async Task Answer(IPage agent, string statusText, string picture)
    {
        await agent.Shows(statusText);
        var answer = await agent.Button("Answer");
        await camera.Take(agent, picture);
        await answer.ClickAsync();
    }

    private async Task PickSecond(IPage first)
    {
        await first.Live().GetByRole(AriaRole.Button, new() { Name = "Dial agent 2 in" }).ClickAsync();
        var second = first.Live().GetByRole(AriaRole.Option, new() { Name = "Agent 2" });
        await Expect(second).ToBeVisibleAsync();
        await camera.Take(first, "agent-picker");
        await second.ClickAsync();
    }

    private async Task Past(IPage agent)
    {
        await agent.GetByRole(AriaRole.Link, new() { Name = "Calls" }).ClickAsync();
        await agent.Live().Locator("tbody a").ClickAsync();
        await agent.Live().GetByRole(AriaRole.Heading, new() { Name = "Timeline" }).WaitForAsync();
        await camera.Take(agent, "call");
    }
}
