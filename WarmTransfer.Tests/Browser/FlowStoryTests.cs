using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An administrator makes a menu in pages, a customer hears it and presses a key, and the agent of that queue answers.</summary>
public sealed class FlowStoryTests : BrowserStory
{
    [RareStory]
    public async Task A_menu_that_was_made_in_pages_leads_a_customer_to_the_right_agent()
    {
        await MakeAMenu();
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();

        await Scene.Customer.IsPlayed("press 2");
        await Scene.Customer.Presses("2");

        await Scene.FirstAgentAnswers();
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }

    [RareStory]
    public async Task What_a_customer_says_to_the_menu_is_understood()
    {
        await MakeAMenu();
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();

        await Scene.Customer.IsPlayed("press 2");
        await Scene.Customer.Says("Sales, please");

        await Scene.FirstAgentAnswers();
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string>
    {
        ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__Agents__0"] = "agent2",
        ["Queues__1__Id"] = "sales", ["Queues__1__Name"] = "Sales", ["Queues__1__Agents__0"] = "agent1",
    });

    private async Task MakeAMenu()
    {
        var context = await Browser.NewContextAsync(new());
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Administrator 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        var frame = page.FrameLocator("iframe");
        await frame.GetByRole(AriaRole.Link, new() { Name = "Call flows" }).ClickAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Begin with Two departments" }).ClickAsync();
        await frame.GetByLabel("Numbers that lead to it").FillAsync("+15550100000");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Press 2" }).ClickAsync();
        await Expect(frame.GetByRole(AriaRole.Status).Filter(new() { HasText = "Sales is open" })).ToBeVisibleAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(frame.GetByText("is saved, and counts from the next call on.")).ToBeVisibleAsync();
        await context.DisposeAsync();
    }
}
