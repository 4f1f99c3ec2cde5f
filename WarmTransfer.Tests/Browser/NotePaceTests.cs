using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>How long it takes from a key of one agent to the paper of the other.</summary>
public sealed class NotePaceTests : BrowserStory
{
    private const int Letters = 9, Bar = 500;

    // Both pages are of one machine, and so of one clock.
    private const string KeysAreTimed = "paper => { window.keyed = []; paper.addEventListener('keydown', () => window.keyed.push(Date.now()), { capture: true }); }";

    private const string WordsAreTimed = """
        paper => {
            window.read = [];
            const length = () => [...paper.querySelectorAll('.cm-line')].reduce((sum, line) => sum + line.textContent.split('q').length - 1, 0);
            new MutationObserver(() => { while (window.read.length < length()) window.read.push(Date.now()); }).observe(paper, { subtree: true, childList: true, characterData: true });
        }
        """;

    [Fact]
    public async Task A_letter_is_on_the_other_agents_screen_within_half_a_second_of_its_key()
    {
        await Scene.Talking();
        await Scene.Consulting();
        await Expect(Paper(Scene.Agent2)).ToHaveAttributeAsync("contenteditable", "true");
        await Paper(Scene.Agent1).ClickAsync();
        await Paper(Scene.Agent1).EvaluateAsync(KeysAreTimed);
        await Paper(Scene.Agent2).EvaluateAsync(WordsAreTimed);

        for (var letter = 1; letter <= Letters; letter++)
        {
            await Scene.Agent1.Page.Keyboard.PressAsync("q");
            await Expect(Paper(Scene.Agent2)).ToHaveTextAsync(new string('q', letter));
        }

        var keyed = await Paper(Scene.Agent1).EvaluateAsync<double[]>("() => window.keyed");
        var read = await Paper(Scene.Agent2).EvaluateAsync<double[]>("() => window.read");
        double[] took = [.. read.Zip(keyed, (arrived, pressed) => arrived - pressed).Order()];
        TestContext.Current.TestOutputHelper?.WriteLine($"ms: {string.Join(", ", took)}");
        Assert.Equal(Letters, took.Length);
        Assert.InRange(took[Letters / 2], 0, Bar);
    }

    private static ILocator Paper(AgentPerson agent) => agent.Console.GetByRole(AriaRole.Textbox, new() { Name = "Note of this call" });
}
