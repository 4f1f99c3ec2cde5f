using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>A line that becomes poor is marked the same for the agent and on the wall, and no longer when it is good again.</summary>
public sealed class QualityTests : BrowserStory
{
    // The network of the tests is a good one: the Voice SDK's own samples are made worse on their way.
    private const string Spoil = """
        () => {
            const call = window.warmTransfer.phone.call, emit = call.emit.bind(call);
            call.emit = (name, said, ...more) => emit(name, name === 'sample' && window.spoiled ? { ...said, mos: 1.7 } : said, ...more);
        }
        """;

    [RareStory]
    public async Task Ten_seconds_of_poor_sound_are_shown_to_agent_and_supervisor_until_it_is_good_again()
    {
        await Scene.FirstAgentSignsIn();
        var wall = await Wall();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.Agent1.Reads("Good sound");
        await Expect(Poor(wall)).ToHaveCountAsync(0);

        await Scene.Agent1.Page.EvaluateAsync(Spoil);
        await Spoiled(true);
        await Scene.Agent1.Reads("Poor sound");
        await Expect(Scene.Agent1.Console.Locator(".chip[data-tone=bad] [data-icon=signal-low]")).ToBeVisibleAsync();
        await Expect(Poor(wall)).ToBeVisibleAsync();

        await Spoiled(false);
        await Scene.Agent1.Reads("Good sound");
        await Expect(Poor(wall)).ToHaveCountAsync(0);
    }

    private static ILocator Poor(IPage wall) => wall.Locator(".chip[data-tone=bad]:has([data-icon=signal-low])");

    private async Task Spoiled(bool so) => await Scene.Agent1.Page.EvaluateAsync($"() => {{ window.spoiled = {(so ? "true" : "false")}; }}");

    private async Task<IPage> Wall()
    {
        var page = await (await Browser.NewContextAsync(new())).NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin?returnUrl=%2Fwallboard").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Supervisor 1" }).ClickAsync();
        await Expect(page.Locator(".wallboard")).ToHaveAttributeAsync("data-link", "live");
        return page;
    }
}
