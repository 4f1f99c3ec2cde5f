using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An administrator makes dispositions in pages, and an agent without a mouse has to choose one after a call.</summary>
public sealed class DispositionStoryTests : BrowserStory
{
    [RareStory]
    public async Task A_disposition_made_in_pages_is_required_and_chosen_by_two_digits_from_wherever_the_focus_is()
    {
        await (await AdministratorPerson.SignIn(Browser, Product.Console)).RequireDispositions();
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.Customer.HangUp();

        await Scene.Agent1.Shows("Wrap-up");
        await Scene.Agent1.Reads("Wrap-up: not finished");
        await Scene.Agent1.Page.ReloadAsync();
        await Scene.Agent1.Shows("Wrap-up");
        Assert.Empty(await Axe.Faults(Scene.Agent1.Page));
        await Scene.Agent1.Console.Locator("h1").ClickAsync();
        await Scene.Agent1.Page.Keyboard.PressAsync("1");
        await Expect(Scene.Agent1.Console.Locator("input[data-digits]")).ToBeFocusedAsync();
        await Scene.Agent1.Page.Keyboard.PressAsync("2");
        await Scene.Agent1.Shows("Ready");
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support" });
}
