using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An agent who finds everything by its name, without a mouse; and how close together it stands.</summary>
public sealed class PaletteStoryTests : BrowserStory
{
    private readonly List<string> _faults = [];

    private IPage Page => Scene.Agent1.Page;

    private ILocator Field => Scene.Agent1.Console.GetByRole(AriaRole.Combobox, new() { Name = "Find or do" });

    [RareStory]
    public async Task A_customer_is_put_on_hold_and_handed_to_a_colleague_by_the_palette_alone()
    {
        await Scene.Talking();
        await Scene.Agent1.Console.Locator("h1").ClickAsync();
        await Find("hold");
        await Scene.Agent1.Can("Resume");
        await Expect(Field).ToHaveCountAsync(0);

        // Also out of the editor of notes, which has a use of its own for it.
        await Scene.Agent1.Console.GetByRole(AriaRole.Textbox, new() { Name = "Note of this call" }).ClickAsync();
        await Find("agent 2 available", "Agent 2");
        await Expect(Field).ToHaveCountAsync(0);
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Option, new() { Name = "Agent 2" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Combobox, new() { Name = "Find an agent" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Scene.Agent2.Shows("Incoming transfer from Agent 1");
        await Find("cancel transfer");
        await Scene.Agent2.Shows("Ready");

        await Find("mute");
        await Expect(Page.Locator(".call-bar")).ToHaveAttributeAsync("data-muted", "true");
        await Find("end call");
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Scene.Customer.IsDisconnected();
    }

    [Fact]
    public async Task It_is_accessible_in_both_themes_and_fits_a_telephone_and_so_do_the_panels()
    {
        await Scene.FirstAgentSignsIn();
        await Look("between calls");
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Field).ToBeFocusedAsync();
        await Look("palette");
        await Page.SetViewportSizeAsync(390, 844);
        await Fits();
        await Look("palette on a telephone");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Field).ToHaveCountAsync(0);

        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Textbox, new() { Name = "Note of this call" })).ToBeHiddenAsync();
        await Scene.Agent1.Console.GetByRole(AriaRole.Tab, new() { Name = "Customer" }).FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Textbox, new() { Name = "Note of this call" })).ToBeVisibleAsync();
        await Fits();
        await Look("tabs on a telephone");
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
    }

    [Fact]
    public async Task Who_wants_more_on_a_screen_has_it_in_every_window_also_after_a_reload_and_no_text_is_cut()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        var hold = Scene.Agent1.Button("Hold");
        var comfortable = (await hold.BoundingBoxAsync())!.Height;

        await Page.GetByTitle("Compact").ClickAsync();
        await Expect(Scene.Agent1.Console.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        await Page.ReloadAsync();
        await Scene.Agent1.Console.GetByRole(AriaRole.Button, new() { Name = "Rejoin" }).ClickAsync();
        await Scene.Agent1.Shows("In call with customer");
        Assert.True((await hold.BoundingBoxAsync())!.Height < comfortable);
        await Expect(Page.GetByRole(AriaRole.Radio, new() { Name = "Compact" })).ToBeCheckedAsync();
        Assert.Empty(await Scene.Agent1.Console.Locator("html").EvaluateAsync<string[]>(Cut));
        Assert.Empty(await Page.EvaluateAsync<string[]>($"({Cut})(document.documentElement)"));
        await Look("compact");

        await Scene.SupervisorSignsIn();
        await Scene.Supervisor.Page.GetByTitle("Compact").ClickAsync();
        await Expect(Scene.Supervisor.Console.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        await Expect(Scene.Supervisor.Console.Locator(".calls .row")).ToHaveCountAsync(1);
        Assert.Empty(await Scene.Supervisor.Console.Locator("html").EvaluateAsync<string[]>(Cut));
        await Page.GetByTitle("Comfortable").ClickAsync();
        await Expect(Scene.Agent1.Console.Locator("html")).Not.ToHaveAttributeAsync("data-density", "compact");
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
    }

    // What hides a part of its text, where it does not say so by an ellipsis.
    private const string Cut = """
        page => [...page.querySelectorAll('button, h1, h2, h3, dt, dd, th, td, label, a, p, li, select')]
            .filter(one => one.checkVisibility() && !one.closest('.unseen') && ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) && getComputedStyle(one).textOverflow !== 'ellipsis')
            .filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).map(one => one.outerHTML.slice(0, 120))
        """;

    private async Task Find(string words, string? name = null)
    {
        await Expect(Field).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Field).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(words);
        // What is highlighted is what happens.
        await Expect(Scene.Agent1.Console.Locator("#palette-list [aria-selected=true] .name")).ToContainTextAsync(name ?? words, new() { IgnoreCase = true });
        await Page.Keyboard.PressAsync("Enter");
    }

    private async Task Fits() =>
        Assert.True(await Scene.Agent1.Console.Locator("html").EvaluateAsync<bool>("page => page.scrollWidth <= innerWidth"), "It is wider than the screen.");

    private async Task Look(string what) => _faults.AddRange((await Axe.Faults(Page)).Select(fault => $"{what}, {fault}"));
}
