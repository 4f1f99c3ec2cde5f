using System.Collections.Concurrent;
using Microsoft.Playwright;
using WarmTransfer.Web.Languages;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>Every page in its states: accessible in both themes and languages, within its security policy, and sent compressed.</summary>
public sealed class PagesTests : BrowserStory
{
    private readonly ConcurrentQueue<string> _compressed = new();
    private readonly ConcurrentQueue<string> _plain = new();
    private PageLook _look = new(Language.English);

    public static IEnumerable<TheoryDataRow<string>> Languages => InLanguages.Always;

    public static IEnumerable<TheoryDataRow<string>> InEnglish => InLanguages.InEnglish;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_page_is_accessible_in_both_themes(string language)
    {
        Speak(language);
        await SignInPage();
        await Scene.FirstAgentSignsIn();
        await Look(Scene.Agent1, "waiting");
        await Opens(Scene.Agent1.Button("Call a number…"), Scene.Agent1.Console.GetByRole(AriaRole.Dialog));
        await Opens(Scene.Agent1.Page.GetByRole(AriaRole.Button, new() { Name = Scene.Tongue.Of("Sound and devices") }), Scene.Agent1.Page.GetByRole(AriaRole.Dialog));
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
        _look.HasFoundNothing();
    }

    [Theory]
    [MemberData(nameof(InEnglish))]
    public async Task Monitoring_a_call_is_accessible_with_its_dialogs(string language)
    {
        Speak(language);
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
        _look.HasFoundNothing();
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

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Desk__WrapUpSeconds"] = "600", ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__ShortAbandonSeconds"] = "0" });

    private void Weigh(IResponse response)
    {
        if (response.Request.ResourceType is not ("script" or "stylesheet")) return;
        (response.Headers.ContainsKey("content-encoding") ? _compressed : _plain).Enqueue(response.Url);
    }

    private void Speak(string language) => _look = new PageLook((Scene.Tongue = new Tongue(Language.Find(language)!)).Language);

    private async Task SignInPage()
    {
        var context = await Browser.NewContextAsync(new());
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await Look(page, "sign-in");
        await context.DisposeAsync();
    }

    private async Task Opens(ILocator button, ILocator dialog)
    {
        await button.ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
        await Look(Scene.Agent1, $"{button}");
        await Scene.Agent1.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
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
        await Scene.Agent1.Page.GetByRole(AriaRole.Link, new() { Name = Scene.Tongue.Of("Calls") }).ClickAsync();
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Heading, new() { Name = Scene.Tongue.Of("Calls") })).ToBeVisibleAsync();
        await Look(Scene.Agent1, "history");
        await Scene.Agent1.PhoneIs("ready");
        await Scene.Agent1.Console.Locator("tbody a").First.ClickAsync();
        await Expect(Scene.Agent1.Console.Locator("dl.parts")).ToBeVisibleAsync();
        await Look(Scene.Agent1, "a call's history");
        await Scene.Agent1.Page.GetByRole(AriaRole.Link, new() { Name = Scene.Tongue.Of("Console") }).ClickAsync();
        await Scene.Agent1.Shows("Wrap-up");
    }

    private Task Look(AgentPerson agent, string what) => Look(agent.Page, what);

    private Task Look(IPage page, string what) => _look.At(page, what);
}
