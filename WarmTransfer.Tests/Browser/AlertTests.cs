using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>A customer who waits too long: on the supervisors' page and on the wall, until somebody has seen it and it is over.</summary>
public sealed class AlertTests : BrowserStory
{
    private const float Patience = 60_000;

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Alerts__WaitSeconds"] = "1" });

    [RareStory]
    public async Task An_alert_is_said_acknowledged_by_one_key_and_gone_from_floor_and_wall_once_nobody_waits()
    {
        var (page, wall) = (await Open("/floor"), await Open("/wallboard"));
        // The shell, with the phone, is around every page but the wall.
        var floor = page.FrameLocator("iframe");
        await Expect(wall.Locator(".wallboard")).ToHaveAttributeAsync("data-link", "live", new() { Timeout = Patience });
        var call = await Call();
        var alert = floor.Locator(".alerts li");

        await Expect(alert).ToContainTextAsync("A customer has waited for more than 1 s", new() { Timeout = Patience });
        await Expect(floor.Locator("p.unseen[role=alert]")).ToHaveTextAsync("A customer has waited for more than 1 s in Support");
        await Expect(wall.Locator("[data-place=alerts] li")).ToContainTextAsync("A customer has waited", new() { Timeout = Patience });
        Assert.Empty(await Axe.Faults(page, ColorScheme.Light));

        await page.Keyboard.PressAsync("o");

        await Expect(alert).ToContainTextAsync("Supervisor 1 has seen it", new() { Timeout = Patience });
        await Expect(floor.Locator("p.unseen[role=alert]")).ToHaveTextAsync("A customer has waited for more than 1 s in Support");
        await Expect(wall.Locator("[data-place=alerts] li")).ToContainTextAsync("Supervisor 1 has seen it", new() { Timeout = Patience });
        await alert.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await Expect(floor.Locator(".drawer h2")).ToHaveTextAsync("+15550100001");

        await HangUp(call);

        await Expect(alert).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Expect(wall.Locator("[data-place=alerts] li")).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    private async Task<IPage> Open(string path)
    {
        var context = await Browser.NewContextAsync(new());
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, $"/signin?returnUrl={Uri.EscapeDataString(path)}").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Supervisor 1" }).ClickAsync();
        await page.WaitForURLAsync($"**{path}");
        return page;
    }

    private async Task<string> Call()
    {
        using var http = new HttpClient { BaseAddress = Product.Simulator };
        using var reply = await http.PostAsJsonAsync("/api/callers", new { from = "+15550100001", to = "+15550100000", tone = 440 }, TestContext.Current.CancellationToken);
        return (await reply.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(TestContext.Current.CancellationToken)).GetProperty("callSid").GetString()!;
    }

    private async Task HangUp(string call)
    {
        using var http = new HttpClient { BaseAddress = Product.Simulator };
        using var reply = await http.PostAsJsonAsync($"/api/legs/{call}/hangup", new { }, TestContext.Current.CancellationToken);
        reply.EnsureSuccessStatusCode();
    }
}
