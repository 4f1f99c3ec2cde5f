using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>The wallboard in a browser: what it shows, how it looks to everybody, and that it never takes the past for the present.</summary>
public sealed class WallboardTests : BrowserStory
{
    private const float Patience = 60_000;
    private const string Hub = "**/hubs/floor*", Negotiate = "**/hubs/floor/negotiate*";
    private readonly List<string> _complaints = [];

    [Fact]
    public async Task A_customer_who_calls_is_on_the_wall_with_a_clock_that_ticks_and_goes_when_they_hang_up()
    {
        var page = await Wall();
        var call = await Call("+15550100001");
        var row = page.Locator("[data-place=waiting] li");

        await Expect(row).ToContainTextAsync("…0001", new() { Timeout = Patience });
        await Expect(row.Locator(".chip")).ToContainTextAsync("Waiting");
        await Expect(page.Locator("[data-place=queue]")).ToHaveTextAsync("1");
        var clock = await row.Locator("elapsed-time").TextContentAsync();
        await Expect(row.Locator("elapsed-time")).Not.ToHaveTextAsync(clock!, new() { Timeout = Patience });
        await HangUp(call);

        await Expect(row).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Expect(page.GetByText("Nobody is waiting.")).ToBeVisibleAsync();
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_wall_that_is_cut_off_says_so_and_comes_back_by_itself()
    {
        IWebSocketRoute? line = null;
        var page = await Wall(before: page => page.RouteWebSocketAsync(Hub, route =>
        {
            line = route;
            route.ConnectToServer();
        }));
        await Live(page);

        await page.RouteAsync(Negotiate, route => route.AbortAsync());
        await line!.CloseAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Disconnected", new() { Timeout = Patience });
        await Call("+15550100002");
        await Expect(page.Locator("[data-place=queue]")).ToHaveTextAsync("0");

        await page.UnrouteAsync(Negotiate);
        await Live(page);
        await Expect(page.Locator("[data-place=queue]")).ToHaveTextAsync("1", new() { Timeout = Patience });
    }

    [Fact]
    public async Task Everybody_can_read_the_wall_in_both_themes_and_sizes_and_it_keeps_to_its_policy()
    {
        await Call("+15550100003");
        foreach (var (width, height) in new[] { (1920, 1080), (390, 844) })
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await Wall(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
            await Expect(page.Locator("[data-place=waiting] li")).ToHaveCountAsync(1, new() { Timeout = Patience });
            Assert.Empty(await Axe.Faults(page, scheme));
            Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await page.Context.DisposeAsync();
        }
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_wall_shows_as_many_as_it_has_room_for_and_says_how_many_more_there_are()
    {
        const int customers = 40;
        for (var i = 0; i < customers; i++) await Call($"+1555010{1000 + i}");
        var page = await Wall(new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        await Expect(page.Locator("[data-place=queue]")).ToHaveTextAsync($"{customers}", new() { Timeout = Patience });
        await Fits(page, atLeast: 8);
        await page.SetViewportSizeAsync(1920, 700);
        await Fits(page, atLeast: 3);

        async Task Fits(IPage wall, int atLeast)
        {
            // What is shown and what is said to be left out are all of them, and nothing is below the edge.
            await wall.WaitForFunctionAsync(
                """
                ([all, least]) => {
                    const shown = document.querySelectorAll('[data-place=waiting] li').length;
                    const more = Number(/\d+/.exec(document.querySelector('[data-place=waiting-more]').textContent)?.[0]);
                    return shown >= least && shown + more === all && document.documentElement.scrollHeight <= innerHeight;
                }
                """, new[] { customers, atLeast }, new() { Timeout = Patience });
        }
    }

    [Fact]
    public async Task An_agent_is_not_shown_the_wall()
    {
        var page = await Open(new());

        await SignIn(page, "Agent 1");

        await page.WaitForURLAsync("**error=forbidden*");
    }

    private static Task Live(IPage page) => Expect(page.Locator(".wallboard")).ToHaveAttributeAsync("data-link", "live", new() { Timeout = Patience });

    private async Task<IPage> Wall(BrowserNewContextOptions? options = null, Func<IPage, Task>? before = null)
    {
        var page = await Open(options ?? new());
        page.Console += (_, message) => { if (message.Type is "error") _complaints.Add(message.Text); };
        if (before is not null) await before(page);
        await SignIn(page, "Supervisor 1");
        await Live(page);
        return page;
    }

    private async Task<IPage> Open(BrowserNewContextOptions options)
    {
        var context = await Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    // Straight to the wall: its people need no phone.
    private async Task SignIn(IPage page, string name)
    {
        await page.GotoAsync(new Uri(Product.Console, "/signin?returnUrl=%2Fwallboard").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}" }).ClickAsync();
    }

    private async Task<string> Call(string from)
    {
        using var http = new HttpClient { BaseAddress = Product.Simulator };
        using var reply = await http.PostAsJsonAsync("/api/callers", new { from, to = "+15550100000", tone = 440 }, TestContext.Current.CancellationToken);
        return (await reply.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(TestContext.Current.CancellationToken)).GetProperty("callSid").GetString()!;
    }

    private async Task HangUp(string call)
    {
        using var http = new HttpClient { BaseAddress = Product.Simulator };
        using var reply = await http.PostAsJsonAsync($"/api/legs/{call}/hangup", new { }, TestContext.Current.CancellationToken);
        reply.EnsureSuccessStatusCode();
    }
}
