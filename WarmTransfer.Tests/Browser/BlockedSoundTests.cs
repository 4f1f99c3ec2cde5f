using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>As browsers are by themselves: nothing sounds in a page in which nobody has clicked.</summary>
public sealed class BlockedSoundTests : BrowserStory
{
    private static readonly string Silent = $"{DeviceStoryTests.Gear}window.gear.needsClick();";

    [RareStory]
    public async Task A_page_in_which_nobody_has_clicked_says_that_it_would_ring_in_silence_until_somebody_does()
    {
        await Scene.FirstAgentSignsIn(first: Silent);
        var agent = Scene.Agent1;
        await Expect(Bar(agent)).ToBeVisibleAsync();
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Let it ring" }).ClickAsync();
        await Expect(Bar(agent)).Not.ToBeVisibleAsync();

        await Scene.CustomerCalls();
        await agent.Shows("Incoming support call");
        await agent.Page.WaitForFunctionAsync("() => warmTransfer.phone.gear.ringer.heard.length === 1 && !warmTransfer.phone.gear.ringer.blocked", null, new() { Timeout = 60_000 });
    }

    [RareStory]
    public async Task A_call_that_rings_in_silence_is_told_of_at_once_and_a_click_in_the_console_counts_as_well()
    {
        await Scene.FirstAgentSignsIn(first: Silent);
        var agent = Scene.Agent1;
        await Scene.CustomerCalls();
        await agent.Shows("Incoming support call");
        await Expect(Bar(agent)).ToBeVisibleAsync();

        await agent.Console.GetByRole(AriaRole.Heading, new() { Level = 1 }).ClickAsync();
        await Expect(Bar(agent)).Not.ToBeVisibleAsync();
    }

    private static ILocator Bar(AgentPerson agent) => agent.Page.GetByText("The browser lets no ring be heard before you click in this window.");
}
