using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>A caller finds it closed and leaves a message; an agent hears it.</summary>
public sealed class VoicemailStoryTests : BrowserStory
{
    private const double Voice = 700, Other = 1300, Audible = -65;

    [RareStory]
    public async Task A_caller_who_finds_it_closed_speaks_after_the_beep_and_an_agent_hears_that_very_voice()
    {
        await Close();
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.Customer.IsPlayed("leave a message");
        await GreetingIsOver();
        await Scene.Customer.Page.WaitForTimeoutAsync(4000);
        await Scene.Customer.Page.GetByRole(AriaRole.Button, new() { Name = "#", Exact = true }).ClickAsync();
        await Scene.Customer.IsPlayed("Thank you for your message");
        var (page, console) = (Scene.Agent1.Page, Scene.Agent1.Page.FrameLocator("iframe"));
        await Expect(console.GetByText("1 open voicemail")).ToBeVisibleAsync(new() { Timeout = 5000 });
        await Scene.Customer.IsDisconnected();

        await console.GetByText("1 open voicemail").ClickAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
        await Expect(console.GetByText("Yours")).ToBeVisibleAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "Listen" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(console.Locator("voicemail-player svg")).ToBeVisibleAsync();
        await Play(page);
        await IsHeard(page);
        await page.WaitForFunctionAsync("() => Number(document.querySelector('iframe').contentDocument.querySelector('clipPath rect').getAttribute('width')) > 10");

        await console.GetByRole(AriaRole.Button, new() { Name = "Done…" }).ClickAsync();
        await console.GetByLabel("Note").FillAsync("Called back.");
        await console.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        await Expect(console.GetByText("Done by you")).ToBeVisibleAsync();
        await Expect(console.GetByText("Every message is dealt with.")).ToBeVisibleAsync();
    }

    // The beep is as short as a moment between two looks.
    private async Task GreetingIsOver()
    {
        while ((await Scene.Customer.Leg()).Playing?.Contains("leave a message", StringComparison.Ordinal) == true) await Scene.Customer.Page.WaitForTimeoutAsync(100);
    }

    // An administrator does, in the settings.
    private async Task Close()
    {
        var context = await Browser.NewContextAsync(new());
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Administrator 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        var frame = page.FrameLocator("iframe");
        await frame.GetByRole(AriaRole.Link, new() { Name = "Hours and holidays" }).ClickAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "New calendar" }).First.ClickAsync();
        foreach (var day in new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" })
            await frame.GetByRole(AriaRole.Button, new() { Name = $"Remove span 1 of {day}" }).ClickAsync();
        await frame.GetByLabel("Support").CheckAsync();
        await frame.GetByLabel("Then").SelectOptionAsync("They leave a message");
        await frame.GetByLabel("Of which queue").SelectOptionAsync("Support");
        await Expect(frame.GetByText("and can leave a message")).ToBeVisibleAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(frame.GetByText("Closed, and does not open")).ToBeVisibleAsync();
        await context.DisposeAsync();
    }

    // What the player plays is measured where it comes out, as an ear would.
    private static async Task Play(IPage page) => await page.EvaluateAsync("""
        async () => {
            const audio = document.querySelector('iframe').contentDocument.querySelector('voicemail-player audio');
            window.played = audio.captureStream();
            audio.loop = true;
            await audio.play();
        }
        """);

    private static async Task IsHeard(IPage page)
    {
        var measured = await page.WaitForFunctionAsync($"() => ears.level(window.played, {Voice}) > {Audible} && [ears.level(window.played, {Voice}), ears.level(window.played, {Other})]");
        var levels = await measured.JsonValueAsync<double[]>();
        Assert.True(levels[0] > levels[1] + 20, $"The caller's voice has {levels[0]:0} dB, and {levels[1]:0} dB are of another tone.");
    }
}
