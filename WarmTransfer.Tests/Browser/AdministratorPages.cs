using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>What an administrator does at the settings and the calls of the past.</summary>
internal sealed class AdministratorPages(IPage page)
{
    public IPage Page => page;

    /// <summary>The page in the shell.</summary>
    public IFrameLocator Frame => page.FrameLocator("iframe");

    /// <summary>All calls of the queue Support are recorded.</summary>
    public async Task RecordAll()
    {
        await OpenSettings("Queues");
        await Frame.GetByRole(AriaRole.Button, new() { Name = "Edit Support" }).ClickAsync();
        await Frame.Locator("summary", new() { HasText = "Recording" }).ClickAsync();
        await Frame.GetByLabel("Recorded calls").SelectOptionAsync("All calls");
        await Frame.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(Frame.GetByText("Support is saved")).ToBeVisibleAsync();
    }

    /// <summary>Whoever has talked in the queue Support says of it: Billing, and then Refund or Invoice.</summary>
    public async Task RequireDispositions()
    {
        await OpenSettings("Dispositions");
        await Frame.GetByRole(AriaRole.Button, new() { Name = "New set" }).ClickAsync();
        await Frame.GetByLabel("Name", new() { Exact = true }).FillAsync("Support");
        await Frame.GetByRole(AriaRole.Checkbox, new() { Name = "Support" }).CheckAsync();
        await Frame.GetByRole(AriaRole.Button, new() { Name = "Add at the top level" }).ClickAsync();
        await Frame.GetByLabel("Name, level 1").FillAsync("Billing");
        await AddBelow(1, "Refund");
        await AddBelow(2, "Invoice");
        await Frame.GetByRole(AriaRole.Checkbox, new() { Name = "Required" }).CheckAsync();
        await Frame.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(Frame.GetByText("Support is saved.")).ToBeVisibleAsync();
    }

    /// <summary>Opens the newest call, when its recording can be heard: Twilio tells that a moment after the call.</summary>
    public async Task OpenRecordedCall()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Calls" }).First.ClickAsync();
        await Frame.Locator("tbody a[href*='history/']").First.ClickAsync();
        // A reload on the way there would lead back.
        await Expect(Frame.Locator("dl.parts")).ToBeVisibleAsync();
        for (var look = 0; look < 20 && await Listen.CountAsync() == 0; look++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.EvaluateAsync("() => document.querySelector('iframe').contentWindow.location.reload()");
            await Frame.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        }
    }

    /// <summary>What opens the player of each recording.</summary>
    public ILocator Listen => Frame.Locator("summary", new() { HasText = "Listen" });

    private async Task OpenSettings(string name)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await Frame.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
    }

    private async Task AddBelow(int number, string name)
    {
        await Frame.GetByRole(AriaRole.Button, new() { Name = "Add below Billing" }).ClickAsync();
        var lines = Frame.GetByLabel("Name, level 2");
        await Expect(lines).ToHaveCountAsync(number);
        await lines.Last.FillAsync(name);
    }
}
