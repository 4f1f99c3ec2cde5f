using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>The supervisors' floor as they use it: by keyboard, in both themes, on a telephone, enlarged, and full of customers.</summary>
public sealed class FloorTests : BrowserStory
{
    private const float Patience = 60_000;
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(200);
    private const string Shifts = "() => new PerformanceObserver(list => window.shifted = (window.shifted ?? 0) + list.getEntries().reduce((sum, entry) => sum + entry.value, 0)).observe({ type: 'layout-shift', buffered: true })";
    private readonly List<string> _complaints = [];

    [Fact]
    public async Task A_conference_is_found_opened_and_left_by_keyboard_alone()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        var page = await Supervisor();
        var floor = Floor(page);
        await Expect(floor.Locator(".calls .row")).ToContainTextAsync("Agent 1");

        await floor.Locator("body").PressAsync("f");
        await page.Keyboard.TypeAsync("nobody of this name");
        await Expect(floor.GetByText("No conference is like that.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Agent 1");
        await Expect(floor.Locator(".calls .row")).ToHaveCountAsync(1);
        await floor.Locator(".calls .open").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(floor.Locator(".drawer h2")).ToBeFocusedAsync();
        await Expect(floor.Locator(".drawer .parties")).ToContainTextAsync("Agent 1");
        await Expect(floor.Locator(".timeline")).ToContainTextAsync("participant joined");
        await page.Keyboard.PressAsync("x");
        await Expect(floor.Locator(".drawer")).ToHaveCountAsync(0);
        await floor.Locator("body").PressAsync("?");
        await Expect(floor.Locator("#key-map")).ToContainTextAsync("Next conference");
    }

    // What the server draws is late on a slow line, and must not be written over what was typed since.
    [RareStory]
    public async Task What_is_typed_stays_typed_on_a_slow_line()
    {
        const string Typed = "+1 555 010 0001 a customer of whom we know the number";
        var page = await Supervisor(Slow);
        var find = Floor(page).GetByRole(AriaRole.Searchbox);
        await find.FocusAsync();

        foreach (var character in Typed)
        {
            await page.Keyboard.TypeAsync($"{character}");
            await Task.Delay(30, TestContext.Current.CancellationToken);
            Assert.StartsWith(await find.InputValueAsync(), Typed, StringComparison.Ordinal);
        }

        await Expect(find).ToHaveValueAsync(Typed);
    }

    [RareStory]
    public async Task An_agent_is_sent_away_and_reads_by_whom()
    {
        await Scene.FirstAgentSignsIn();
        var floor = Floor(await Supervisor());

        await floor.Locator(".agents .open").GetByText("Agent 1", new() { Exact = true }).ClickAsync();
        await floor.Locator("#force-state").SelectOptionAsync("Training");
        await floor.GetByRole(AriaRole.Button, new() { Name = "Set", Exact = true }).ClickAsync();

        await Expect(floor.Locator(".force [role=status]")).ToHaveTextAsync("Agent 1 is away: Training.");
        await Scene.Agent1.Shows("Away: Training");
        await Scene.Agent1.Reads("Set by Supervisor 1");
    }

    [Fact]
    public async Task An_agent_who_asks_for_help_is_seen_by_all_supervisors_and_answered_by_one()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        var floor = Floor(await Supervisor());
        await Scene.Agent1.Press("Ask for help");

        await Expect(floor.Locator(".help-requests [role=alert]")).ToContainTextAsync("Agent 1 asks for help");
        await floor.Locator("body").PressAsync("i");

        await Expect(floor.Locator(".help-requests [role=status]").First).ToContainTextAsync("Supervisor 1 is coming");
        await Scene.Agent1.Reads("Supervisor 1 is coming.");
    }

    [Fact]
    public async Task Of_a_hundred_customers_those_in_sight_are_on_the_page_and_the_last_is_a_scroll_away()
    {
        for (var i = 0; i < 100; i++) await Call($"+1555010{1000 + i}");
        var floor = Floor(await Supervisor());
        var list = floor.GetByRole(AriaRole.Region, new() { Name = "Waiting customers" });
        await Expect(floor.Locator(".waiting .sum")).ToHaveTextAsync("100");
        await Expect(floor.Locator(".waiting .position").Nth(1)).ToHaveTextAsync("1");
        Assert.InRange(await floor.Locator(".waiting .row").CountAsync(), 5, 60);

        // Before its script is there the list is only as long as what it shows.
        await Expect(list.Locator("row-space:defined")).ToHaveCountAsync(2);
        await list.EvaluateAsync("list => list.scrollTop = list.scrollHeight");

        await Expect(floor.Locator(".waiting .row .position").Last).ToHaveTextAsync("100");
        await Expect(floor.Locator(".waiting .row").Last).ToBeInViewportAsync();
        Assert.InRange(await floor.Locator(".waiting .row").CountAsync(), 5, 60);
    }

    [Fact]
    public async Task Everybody_can_read_the_floor_in_both_themes_small_and_enlarged_and_it_keeps_to_its_policy()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.Agent1.Press("Ask for help");
        await Call("+15550100009");
        var page = await Supervisor();
        var floor = Floor(page);
        await Expect(floor.Locator(".help-requests")).ToBeVisibleAsync();
        await Expect(floor.Locator(".waiting .row")).ToHaveCountAsync(1);
        await Look(page, "floor");
        await floor.Locator("body").PressAsync("j");
        await Expect(floor.Locator(".timeline li").First).ToBeVisibleAsync();
        await Look(page, "a call");
        await page.Keyboard.PressAsync("x");
        await floor.Locator(".agents .open").First.ClickAsync();
        await Expect(floor.Locator(".force")).ToBeVisibleAsync();
        await Look(page, "an agent");
        Assert.Empty(_complaints);
    }

    [Theory]
    [InlineData("Supervisor 1", ".floor-grid")]
    [InlineData("Agent 1", ".console-grid")]
    public async Task Nothing_moves_while_the_page_is_first_drawn(string name, string grid)
    {
        var page = await Open(name);
        await Expect(Floor(page).Locator(grid)).ToBeVisibleAsync();
        var frame = page.Frame("console")!;
        await frame.EvaluateAsync(Shifts);
        await frame.WaitForFunctionAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
        Assert.InRange(await frame.EvaluateAsync<double>("() => window.shifted ?? 0"), 0, 0.01);
    }

    [Fact]
    public async Task An_agent_is_not_shown_the_floor()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.Agent1.Page.GotoAsync(new Uri(Product.Console, "/floor").AbsoluteUri);
        await Scene.Agent1.Page.WaitForURLAsync("**error=forbidden*");
    }

    private static IFrameLocator Floor(IPage page) => page.FrameLocator("iframe");

    private static Task Slow(IPage page) => page.RouteWebSocketAsync(new Regex("/_blazor"), client =>
    {
        var server = client.ConnectToServer();
        var last = Task.CompletedTask;
        server.OnMessage(frame => last = Task.WhenAll(last, Task.Delay(Lag)).ContinueWith(_ => client.Send(frame.Binary!), TaskScheduler.Default));
    });

    private async Task<IPage> Supervisor(Func<IPage, Task>? line = null)
    {
        var page = await Open("Supervisor 1", line);
        await Expect(Floor(page).Locator(".floor-grid")).ToBeVisibleAsync(new() { Timeout = Patience });
        return page;
    }

    private async Task<IPage> Open(string name, Func<IPage, Task>? line = null)
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Type is "error") _complaints.Add(message.Text); };
        if (line is not null) await line(page);
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}" }).ClickAsync();
        return page;
    }

    // 720 × 450 is a desk's screen at 200 %.
    private static async Task Look(IPage page, string what)
    {
        foreach (var (width, height) in new[] { (1440, 900), (720, 450), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.Empty((await Axe.Faults(page)).Select(fault => $"{what} {width} {fault}"));
            Assert.Equal(width, await page.Frame("console")!.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }

    private async Task Call(string from)
    {
        using var http = new HttpClient { BaseAddress = Product.Simulator };
        using var reply = await http.PostAsJsonAsync("/api/callers", new { from, to = "+15550100000", tone = 440 }, TestContext.Current.CancellationToken);
        reply.EnsureSuccessStatusCode();
    }
}
