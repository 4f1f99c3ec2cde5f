using System.Net.Http.Json;
using Microsoft.Playwright;
using WarmTransfer.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Benchmarks;

/// <summary>README's pictures of the settings, taken of the product itself.</summary>
internal sealed class SettingsPictures(IPage page, Camera camera)
{
    private IFrameLocator Settings => page.FrameLocator("iframe");

    public static async Task Run(string[] args)
    {
        var camera = new Camera(Directory.CreateDirectory(args is [var folder] ? folder : "docs/images").FullName);
        await using var product = await ProductProcess.Start(new Dictionary<string, string>
        {
            ["Desk__TransferNumbers__0"] = "+1", ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support",
            ["Queues__1__Id"] = "sales", ["Queues__1__Name"] = "Sales", ["Queues__1__Numbers__0"] = "+15550100001", ["Queues__1__Priority"] = "10", ["Queues__1__Strategy"] = "RingAll",
        });
        await using var browser = await Chromium.LaunchAsync();
        var context = await browser.NewContextAsync(new() { BaseURL = product.Console.AbsoluteUri, ViewportSize = Camera.Desk });
        var pictures = new SettingsPictures(await context.NewPageAsync(), camera);
        await Abandon(product.Simulator, "+12025550123", "+12025550147", "+12025550162");
        await pictures.Take();
    }

    // Customers who give up waiting, and are to be called back.
    private static async Task Abandon(Uri network, params string[] customers)
    {
        using var client = new HttpClient { BaseAddress = network };
        foreach (var from in customers)
        {
            using var answer = await client.PostAsJsonAsync("/api/callers", new { from, hangUpAfter = 8 });
            answer.EnsureSuccessStatusCode();
        }
    }

    private async Task Take()
    {
        await page.GotoAsync("/signin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Administrator 1" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/signin"));
        await Open("/settings", "Settings", "settings");
        await Open("/settings/people", "Invite", "settings-people");
        await Open("/settings/queues", "Edit Sales");
        await Press("Edit Sales");
        await Settings.GetByText("Agents and skills", new() { Exact = true }).ClickAsync();
        await Settings.GetByLabel("Agent 2", new() { Exact = true }).CheckAsync();
        await camera.Take(page, "settings-queues");
        await Open("/settings/hours", "New calendar");
        await Press("New calendar");
        await Settings.GetByLabel("Name", new() { Exact = true }).FillAsync("Office hours");
        await Settings.GetByLabel("Sales", new() { Exact = true }).CheckAsync();
        await Press("Tuesday to Friday as Monday");
        await camera.Take(page, "settings-hours");
        await Open("/settings/alerts", "New rule", "settings-alerts");
        await Open("/settings/flows", "Two departments");
        await Settings.GetByRole(AriaRole.Button, new() { Name = "Begin with Two departments" }).ClickAsync();
        await camera.Take(page, "settings-flows");
        await page.GotoAsync("/leads");
        await Expect(Settings.GetByText("+12025550162")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await camera.Take(page, "leads");
    }

    /// <param name="shows">A button, or a heading, by which it is known that the page is there.</param>
    private async Task Open(string path, string shows, string? picture = null)
    {
        await page.GotoAsync(path);
        await Expect(Settings.GetByRole(AriaRole.Button, new() { Name = shows }).Or(Settings.GetByRole(AriaRole.Heading, new() { Name = shows })).First).ToBeVisibleAsync();
        if (picture is not null) await camera.Take(page, picture);
    }

    private Task Press(string button) => Settings.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
}
