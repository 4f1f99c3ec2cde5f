using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An administrator makes dispositions in pages, and an agent without a mouse has to choose one after a call.</summary>
public sealed class DispositionStoryTests : BrowserStory
{
    [Fact]
    public async Task A_disposition_made_in_pages_is_required_and_chosen_by_two_digits_from_wherever_the_focus_is()
    {
        await MakeDispositions();
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.Customer.HangUp();

        await Scene.Agent1.Shows("Wrap-up");
        await Scene.Agent1.Reads("Wrap-up: not finished");
        await Scene.Agent1.Page.ReloadAsync();
        await Scene.Agent1.Shows("Wrap-up");
        await IsAccessible(Scene.Agent1.Page);
        await Scene.Agent1.Console.Locator("h1").ClickAsync();
        await Scene.Agent1.Page.Keyboard.PressAsync("1");
        await Expect(Scene.Agent1.Console.Locator("input[data-digits]")).ToBeFocusedAsync();
        await Scene.Agent1.Page.Keyboard.PressAsync("2");
        await Scene.Agent1.Shows("Ready");
    }

    private protected override Task<ProductProcess> Start() => ProductProcess.Start(new Dictionary<string, string> { ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support" });

    private static async Task IsAccessible(IPage page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            Assert.Empty((await page.RunAxe()).Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{scheme}: {violation.Id}: {node.Html}"));
        }
    }

    private async Task MakeDispositions()
    {
        var context = await Browser.NewContextAsync(new());
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Administrator 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        var frame = page.FrameLocator("iframe");
        await frame.GetByRole(AriaRole.Link, new() { Name = "Dispositions" }).ClickAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "New set" }).ClickAsync();
        await frame.GetByLabel("Name", new() { Exact = true }).FillAsync("Support");
        await frame.GetByRole(AriaRole.Checkbox, new() { Name = "Support" }).CheckAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Add at the top level" }).ClickAsync();
        await frame.GetByLabel("Name, level 1").FillAsync("Billing");
        await AddBelow(frame, 1, "Refund");
        await AddBelow(frame, 2, "Invoice");
        await frame.GetByRole(AriaRole.Checkbox, new() { Name = "Required" }).CheckAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(frame.GetByText("Support is saved.")).ToBeVisibleAsync();
        await context.DisposeAsync();
    }

    private static async Task AddBelow(IFrameLocator frame, int number, string name)
    {
        await frame.GetByRole(AriaRole.Button, new() { Name = "Add below Billing" }).ClickAsync();
        var lines = frame.GetByLabel("Name, level 2");
        await Expect(lines).ToHaveCountAsync(number);
        await lines.Last.FillAsync(name);
    }
}
