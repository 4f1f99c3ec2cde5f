using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An agent at the console, signed in with one click.</summary>
internal class AgentPerson : Person
{
    private readonly string _name;

    protected AgentPerson(IPage page, double tone, string name, Tongue tongue) : base(page, tone) => (_name, Tongue) = (name, tongue);

    private AgentPerson(AgentPerson same, IPage tab) : this(tab, same.Tone, same._name, same.Tongue)
    {
    }

    protected Tongue Tongue { get; }

    /// <summary>The live console, in its frame; the phone's bar is around it.</summary>
    public IFrameLocator Console => Page.FrameLocator("iframe");

    protected override string Stream => "window.warmTransfer?.phone?.call?.getRemoteStream?.()";

    public static Task<AgentPerson> SignIn(Chromium browser, Uri console, double tone, string name, string shows = "Ready") => SignInWith("", browser, console, tone, name, shows);

    /// <param name="first">A script that the page gets before its own.</param>
    public static async Task<AgentPerson> SignInWith(string first, Chromium browser, Uri console, double tone, string name, string shows)
    {
        var agent = new AgentPerson(await Open(browser, console, tone, first), tone, name, browser.Tongue);
        await agent.SignIn(console);
        await agent.Shows(shows);
        return agent;
    }

    protected async Task SignIn(Uri console)
    {
        await Page.GotoAsync(new Uri(console, "/signin").AbsoluteUri);
        await Button(Page, $"Sign in as {_name}").ClickAsync();
    }

    /// <summary>The status line, which is announced as it changes.</summary>
    public Task Shows(string statusText) => Expect(Console.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Tongue.Of(statusText));

    public Task Press(string button) => Button(button).ClickAsync();

    public ILocator Button(string name) => Console.GetByRole(AriaRole.Button, new() { Name = Tongue.Of(name), Exact = false });

    public async Task Can(params string[] buttons)
    {
        foreach (var button in buttons) await Expect(Button(button)).Not.ToHaveAttributeAsync("aria-disabled", "true");
    }

    public async Task Cannot(params string[] buttons)
    {
        foreach (var button in buttons) await Expect(Button(button)).ToHaveAttributeAsync("aria-disabled", "true");
    }

    public async Task DialIn(AgentPerson second)
    {
        await Press("Dial agent 2 in");
        await Option(second).ClickAsync();
    }

    /// <summary>Puts the customer on hold and rings the second agent, with a reason and a note for them.</summary>
    public async Task Consult(AgentPerson second, string reason, string note)
    {
        await Press("Transfer…");
        await Console.GetByRole(AriaRole.Radio, new() { Name = Tongue.Of("Consult") }).CheckAsync();
        await Console.GetByLabel(Tongue.Of("Reason")).FillAsync(reason);
        await Console.GetByRole(AriaRole.Dialog).GetByLabel(Tongue.Of("Note")).FillAsync(note);
        await Option(second).ClickAsync();
    }

    public Task Reads(string text) => Expect(Console.GetByText(Tongue.Of(text)).First).ToBeVisibleAsync();

    /// <summary>The other agent in the list of the dialog that is open.</summary>
    public ILocator Option(AgentPerson second) => Console.GetByRole(AriaRole.Option, new() { Name = second._name });

    /// <summary>In the phone's bar, which needs no server.</summary>
    public Task HangUp() => Button(Page, "Hang up").ClickAsync();

    /// <summary>In the phone's bar, which needs no server: off, and on again.</summary>
    public Task ToggleMute() => Button(Page, "Mute").ClickAsync();

    /// <summary>The console has its circuit: it is not on the way to it, and nothing of before is left standing.</summary>
    public async Task IsLive()
    {
        await Expect(Console.Locator(".reconnect[style], .components-reconnect-show, .components-reconnect-failed, .components-reconnect-rejected")).ToHaveCountAsync(0);
        await Expect(Console.Locator(".console-grid")).ToBeVisibleAsync();
    }

    public Task ReadsNoMore(string text) => Expect(Console.GetByText(Tongue.Of(text))).ToHaveCountAsync(0);

    /// <summary>The CallSid of the agent's leg, as the phone has it.</summary>
    public override Task<string> CallSid() => Page.EvaluateAsync<string>("() => window.warmTransfer.phone.call.parameters.CallSid");

    /// <summary>Another tab of the same browser.</summary>
    public async Task<AgentPerson> OpenTab()
    {
        var tab = await Page.Context.NewPageAsync();
        await tab.GotoAsync(new Uri(new Uri(Page.Url), "/").AbsoluteUri);
        return new AgentPerson(this, tab);
    }

    /// <summary>The page ends as by a click on its cross, and is not asked whether it wants to.</summary>
    public Task Close() => Page.CloseAsync();

    /// <summary>The page's process dies: not a line of its scripts runs any more.</summary>
    public async Task Crash()
    {
        var gone = new TaskCompletionSource();
        Page.Crash += (_, _) => gone.TrySetResult();
        var session = await Page.Context.NewCDPSessionAsync(Page);
        // It has no answer: whoever would give it is dead.
        _ = session.SendAsync("Page.crash").ContinueWith(static _ => { }, TaskScheduler.Default);
        await gone.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
    }

    public Task PhoneIsNot(string state) => Expect(Page.Locator(".call-bar")).Not.ToHaveAttributeAsync("data-state", state);

    public Task PhoneIs(string state) => Expect(Page.Locator(".call-bar")).ToHaveAttributeAsync("data-state", state);

    public override string ToString() => _name;

    private ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = Tongue.Of(name) });
}
