using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WarmTransfer.Simulator.Webhooks;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>Every page in its states: accessible in both themes, within its security policy, and sent compressed.</summary>
public sealed class PagesTests : BrowserStory
{
    private readonly ConcurrentQueue<string> _compressed = new();
    private readonly ConcurrentQueue<string> _plain = new();
    private readonly List<string> _faults = [];

    [Fact]
    public async Task Every_page_is_accessible_in_both_themes()
    {
        await SignInPage();
        await Scene.FirstAgentSignsIn();
        await Look(Scene.Agent1, "waiting");
        await Scene.CustomerCalls();
        await Scene.Agent1.Shows("Incoming support call");
        await Look(Scene.Agent1, "ringing");
        await Scene.FirstAgentAnswers();
        await Scene.SecondAgentSignsIn();
        await Look(Scene.Agent1, "in call");
        await Dialog();
        await Scene.Agent1.HangUp();
        await Scene.Agent1.Shows("Wrap-up");
        await Look(Scene.Agent1, "wrap-up");
        await History();
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
    }

    [Fact]
    public async Task Monitoring_a_call_is_accessible_with_its_dialogs()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.Agent1.Press("Ask for help");
        await Scene.SupervisorSignsIn();
        await Scene.Supervisor.OpensTheCall();
        await Look(Scene.Supervisor, "a call on the floor");
        await Scene.Supervisor.StepsIn("Whisper");
        await Look(Scene.Supervisor, "whispering");
        await Ask("Take over…");
        await Ask("Remove Agent 1");
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
    }

    [Fact]
    public async Task The_audit_is_accessible_fits_a_telephone_and_is_used_by_keyboard()
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Auditor 1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Audit" })).ToBeVisibleAsync();
        await page.GetByLabel("Person").FillAsync("auditor1");
        await page.GetByLabel("Person").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "signs in" })).ToBeVisibleAsync();
        Assert.EndsWith("/audit", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "It is wider than the screen.");
        await Look(page, "audit");
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
        await context.DisposeAsync();
    }

    [Fact]
    public Task The_health_page_is_accessible_fits_a_telephone_and_is_used_by_keyboard() => OnATelephone("Health", null, async (page, frame) =>
    {
        var figure = frame.Locator("[data-figure=Database]");
        await figure.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(figure.GetByText("Start the database")).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_settings_of_the_telephone_are_accessible_and_fit_a_telephone() => OnATelephone("Settings", "Telephone", async (_, frame) =>
    {
        await frame.GetByRole(AriaRole.Button, new() { Name = "Make the test call" }).ClickAsync();
        await Expect(frame.GetByRole(AriaRole.Alert)).ToContainTextAsync("came in at the console", new() { Timeout = 30_000 });
    });

    [Fact]
    public async Task Leads_are_accessible_and_fit_a_telephone()
    {
        await Scene.CustomerCalls();
        await Expect(Scene.Customer.Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true })).ToBeVisibleAsync();
        await Scene.Customer.IsPlayed("hold-music");
        await Scene.Customer.HangUp();
        await OnATelephone("Leads", null, async (page, frame) =>
        {
            await Expect(frame.GetByText("Hung up waiting")).ToBeVisibleAsync();
            await frame.GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
            await frame.GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();
            await Expect(frame.GetByLabel("Why is this customer not called again?")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public Task Data_protection_is_accessible_and_fits_a_telephone() => OnATelephone("Settings", "Data protection", (_, frame) =>
        Expect(frame.GetByRole(AriaRole.Button, new() { Name = "Show what would go" })).ToBeVisibleAsync());

    [Fact]
    public async Task The_voicemails_are_accessible_and_fit_a_telephone()
    {
        await MessageIsTold();
        await OnATelephone("Voicemails", null, async (page, frame) =>
        {
            await frame.GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
            await Expect(frame.GetByText("Yours")).ToBeVisibleAsync();
            await frame.GetByRole(AriaRole.Button, new() { Name = "Listen" }).ClickAsync();
            await Expect(frame.GetByText("The sound cannot be had from Twilio just now")).ToBeVisibleAsync();
            await Look(page, "voicemails, without sound");
            await frame.GetByRole(AriaRole.Button, new() { Name = "Give up…" }).ClickAsync();
            await Expect(frame.GetByLabel("Why")).ToBeVisibleAsync();
            await Look(page, "voicemails, giving up");
            await page.Keyboard.PressAsync("Escape");
        });
    }

    // Twilio tells of one whose call and sound are not known.
    private async Task MessageIsTold()
    {
        var address = new Uri(Product.Console, "/voicemail/CA0000000000000000000000000000000a/recorded");
        KeyValuePair<string, string>[] form = [new("CallSid", "CA0000000000000000000000000000000a"), new("RecordingSid", "RE0000000000000000000000000000000a"), new("RecordingStatus", "completed"), new("RecordingDuration", "73")];
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form), Headers = { { "X-Twilio-Signature", Signature.Compute("simulator-auth-token", address.AbsoluteUri, form) } } };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory]
    [InlineData("People", "Invite", "Display name")]
    [InlineData("Queues", "Edit Support", "Numbers")]
    [InlineData("Hours and holidays", "New calendar", "Time zone")]
    [InlineData("Call flows", "Begin with Language first", "Name")]
    [InlineData("Dispositions", "New set", "Tags")]
    [InlineData("Transfers", "Add a group", "Group")]
    [InlineData("Alerts", "New rule", "Name")]
    public Task A_page_of_the_settings_is_accessible_and_fits_a_telephone(string place, string opens, string field) => OnATelephone("Settings", place, async (page, frame) =>
    {
        await frame.GetByRole(AriaRole.Button, new() { Name = opens }).First.ClickAsync();
        await Expect(frame.GetByLabel(field, new() { Exact = true }).First).ToBeVisibleAsync();
        await Look(page, $"{place}, {opens}");
    });

    private async Task OnATelephone(string link, string? place, Func<IPage, IFrameLocator, Task> use)
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Administrator 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        var frame = page.FrameLocator("iframe");
        if (place is not null)
        {
            await Expect(frame.GetByRole(AriaRole.Heading, new() { Name = "Settings", Exact = true })).ToBeVisibleAsync();
            await Look(page, link);
            await frame.GetByRole(AriaRole.Link, new() { Name = place }).ClickAsync();
        }
        await use(page, frame);
        Assert.True(await frame.Locator("html").EvaluateAsync<bool>("page => page.scrollWidth <= innerWidth"), "It is wider than the screen.");
        await Look(page, place ?? link);
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
        await context.DisposeAsync();
    }

    [Fact]
    public async Task Every_script_and_style_of_the_console_comes_compressed()
    {
        var context = await Browser.NewContextAsync(new());
        context.Response += (_, response) => Weigh(response);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Agent 1" }).ClickAsync();
        await Expect(page.FrameLocator("iframe").Locator(".console-grid")).ToBeVisibleAsync();
        Assert.Contains(_compressed, url => url.EndsWith("/blazor.web.js", StringComparison.Ordinal));
        Assert.Empty(_plain);
    }

    private protected override Task<ProductProcess> Start() => ProductProcess.Start(new Dictionary<string, string> { ["Desk__WrapUpSeconds"] = "600", ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__ShortAbandonSeconds"] = "0" });

    private void Weigh(IResponse response)
    {
        if (response.Request.ResourceType is not ("script" or "stylesheet")) return;
        (response.Headers.ContainsKey("content-encoding") ? _compressed : _plain).Enqueue(response.Url);
    }

    private async Task SignInPage()
    {
        var context = await Browser.NewContextAsync(new());
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await Look(page, "sign-in");
        await context.DisposeAsync();
    }

    // The agent knows nobody who could be asked but the other one.
    private async Task Dialog()
    {
        await Scene.Agent1.Press("Transfer…");
        await Expect(Scene.Agent1.Option(Scene.Agent2)).ToBeEnabledAsync();
        await Look(Scene.Agent1, "transfer dialog");
        await Scene.Agent1.Page.Keyboard.PressAsync("Escape");
    }

    private async Task Ask(string act)
    {
        await Scene.Supervisor.Act(act);
        await Expect(Scene.Supervisor.Dialog).ToBeVisibleAsync();
        await Look(Scene.Supervisor, act);
        await Scene.Supervisor.Key("Escape");
        await Expect(Scene.Supervisor.Dialog).ToHaveCountAsync(0);
    }

    private async Task History()
    {
        await Scene.Agent1.Page.GetByRole(AriaRole.Link, new() { Name = "Calls" }).ClickAsync();
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Heading, new() { Name = "Calls" })).ToBeVisibleAsync();
        await Look(Scene.Agent1, "history");
        await Scene.Agent1.PhoneIs("ready");
        await Scene.Agent1.Console.Locator("tbody a").First.ClickAsync();
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Heading, new() { Name = "Call from" })).ToBeVisibleAsync();
        await Look(Scene.Agent1, "a call's history");
        await Scene.Agent1.Page.GetByRole(AriaRole.Link, new() { Name = "Console" }).ClickAsync();
        await Scene.Agent1.Shows("Wrap-up");
    }

    private Task Look(AgentPerson agent, string what) => Look(agent.Page, what);

    private async Task Look(IPage page, string what)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var result = await page.RunAxe();
            Assert.NotEmpty(result.Passes);
            _faults.AddRange(result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{what}, {scheme}: {violation.Id}: {node.Target} {node.Html}"));
        }
    }
}
