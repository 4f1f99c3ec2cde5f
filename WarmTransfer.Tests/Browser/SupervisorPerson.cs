using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>A supervisor at the floor, who monitors calls.</summary>
internal sealed class SupervisorPerson : AgentPerson
{
    private const string Name = "Supervisor 1";

    private SupervisorPerson(IPage page, double tone, Tongue tongue) : base(page, tone, Name, tongue)
    {
    }

    /// <summary>The dialog that is open.</summary>
    public ILocator Dialog => Console.Locator("dialog[open]");

    // A key that comes too early is told why not, as a person is.
    private Task CanAct(string button) => Expect(Part(button)).Not.ToHaveAttributeAsync("aria-disabled", "true");

    private ILocator Part(string button) => StepIn.GetByRole(AriaRole.Button, new() { Name = Tongue.Of(button), Exact = true });

    private ILocator StepIn => Console.GetByRole(AriaRole.Region, new() { Name = Tongue.Of("Monitor") });

    public static async Task<SupervisorPerson> SignIn(Chromium browser, Uri console, double tone)
    {
        var supervisor = new SupervisorPerson(await Open(browser, console, tone), tone, browser.Tongue);
        await supervisor.SignIn(console);
        await supervisor.PhoneIs("ready");
        return supervisor;
    }

    /// <summary>Into the frame, by the shell's navigation.</summary>
    public Task GoTo(string page) => Page.GetByRole(AriaRole.Link, new() { Name = Tongue.Of(page), Exact = true }).ClickAsync();

    /// <summary>The details of the only live call.</summary>
    public async Task OpensTheCall()
    {
        await Expect(Console.Locator(".calls .open")).ToBeVisibleAsync();
        await Key("j");
        await CanAct("Listen");
    }

    /// <summary>Listen, Whisper or Speak to all, as the buttons are called.</summary>
    public async Task StepsIn(string mode)
    {
        await Act(mode);
        await TakesPart(mode);
    }

    public async Task TakesPart(string mode)
    {
        await PhoneIs("in-call");
        await Expect(StepIn.GetByRole(AriaRole.Button, new() { Name = Tongue.Of(mode), Exact = true, Pressed = true })).ToBeVisibleAsync();
    }

    public Task Act(string button) => Part(button).ClickAsync();

    /// <summary>In the open dialog.</summary>
    public Task Answer(string button) => Dialog.GetByRole(AriaRole.Button, new() { Name = Tongue.Of(button) }).ClickAsync();

    /// <summary>By keys alone.</summary>
    public async Task TakesOver(string reason)
    {
        await CanAct("Take over…");
        await Key("t");
        await Expect(Dialog.GetByLabel(Tongue.Of("Reason"))).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(reason);
        await Key("Enter");
    }

    public Task Key(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>What the phone's bar says, which needs no server.</summary>
    public Task BarSays(string text) => Expect(Page.Locator(".call-bar [role=status]")).ToHaveTextAsync(Tongue.Of(text));
}
