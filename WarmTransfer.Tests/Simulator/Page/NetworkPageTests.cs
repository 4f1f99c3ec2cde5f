using Microsoft.Playwright;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Simulator.Page;

/// <summary>What the page shows of the network, and the knobs it turns.</summary>
public sealed class NetworkPageTests : IAsyncLifetime
{
    private PageHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PageHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_audio_map_shows_who_hears_whom_in_a_conference()
    {
        var page = await _host.OpenAsync();
        Meet();
        var room = page.Locator(".room", new() { HasTextString = PageHost.Room });
        await Expect(Leg(room, "+15550100051")).ToContainTextAsync("hears +15550100052");
        await Expect(Leg(room, "+15550100052")).ToContainTextAsync("hears +15550100051");
    }

    [Fact]
    public async Task The_page_is_accessible_in_both_themes_and_sizes_and_keeps_to_its_policy()
    {
        Meet();
        _host.Crowd.Add(new AgentPlan("agent1"));
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await _host.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
            // Both are in one room a moment after they are seen outside of all.
            await Expect(page.Locator(".room", new() { HasTextString = "hears +15550100051" })).ToBeVisibleAsync();
            await page.Locator("#log-rows summary", new() { HasTextString = "/voice" }).First.ClickAsync();
            Assert.Empty((await Axe.Faults(page, scheme)).Select(fault => $"{width} {fault}"));
            Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
        Assert.Empty(_host.Violations);
    }

    [Fact]
    public async Task Events_are_filtered_by_kind_and_text_and_open_to_their_details()
    {
        var page = await _host.OpenAsync();
        Meet();
        await page.GetByLabel("Kind").SelectOptionAsync("webhook");
        await page.GetByLabel("Text").FillAsync("15550100052");
        var row = page.Locator("#log-rows > li", new() { HasTextString = "POST /voice → 200" });
        await Expect(row).ToHaveCountAsync(1);
        await row.Locator("summary").ClickAsync();
        await Expect(row.GetByLabel("TwiML")).ToContainTextAsync(PageHost.Greeting);
        await page.GetByLabel("Text").FillAsync("nothing like this");
        await Expect(page.GetByText("No event matches the filter.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_log_keeps_at_most_five_hundred_rows()
    {
        var page = await _host.OpenAsync();
        for (var i = 0; i < 300; i++)
        {
            _host.Crowd.Add(new AgentPlan("busy"));
            _host.Crowd.Remove("busy");
        }
        await Expect(page.Locator("#log-rows > li")).ToHaveCountAsync(500);
    }

    [Fact]
    public async Task Chaos_is_applied_shown_as_a_banner_on_every_page_and_calmed_again()
    {
        var page = await _host.OpenAsync();
        var other = await _host.OpenAsync();
        await page.GetByLabel("Dropped").FillAsync("25");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(other.Locator("#chaos-banner")).ToContainTextAsync("Callbacks dropped 25 %");
        Assert.Equal(25, _host.State.Chaos.CallbackDrop);
        await other.GetByRole(AriaRole.Button, new() { Name = "Back to calm" }).ClickAsync();
        await Expect(page.Locator("#chaos-banner")).ToBeHiddenAsync();
        Assert.Equal(0, _host.State.Chaos.CallbackDrop);
    }

    [Fact]
    public async Task Agents_are_added_frozen_thawed_and_removed()
    {
        var page = await _host.OpenAsync();
        await page.GetByText("Add an agent").ClickAsync();
        await page.GetByLabel("Identity").FillAsync("agent7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add agent" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Freeze agent7" }).ClickAsync();
        await Expect(page.Locator("#agents")).ToContainTextAsync("frozen");
        Assert.True(Assert.Single(_host.State.Agents).Frozen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thaw agent7" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove agent7" }).ClickAsync();
        await Expect(page.Locator("#agents > li")).ToHaveCountAsync(0);
        Assert.Empty(_host.State.Agents);
    }

    [Fact]
    public async Task A_page_whose_network_stops_says_that_it_is_disconnected()
    {
        var page = await _host.OpenAsync();
        await _host.StopNetworkAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasTextString = "Disconnected" })).ToBeVisibleAsync();
    }

    private static ILocator Leg(ILocator room, string party) => room.Locator(".leg").Filter(new() { Has = room.Page.Locator("strong", new() { HasTextString = party }) });

    private void Meet()
    {
        _host.Crowd.Call(new CallerPlan("+15550100051"));
        _host.Crowd.Call(new CallerPlan("+15550100052"));
    }
}
