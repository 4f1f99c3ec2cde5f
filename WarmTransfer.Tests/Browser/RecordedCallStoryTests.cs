using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>A call is recorded because an administrator wants it, paused for a payment by its agent, and heard afterwards by whoever may.</summary>
public sealed class RecordedCallStoryTests : BrowserStory
{
    private const double Customer = 700, Other = 1700, Audible = -65;

    [RareStory]
    public async Task A_call_is_recorded_paused_for_a_payment_and_heard_with_its_marks()
    {
        var admin = await AdministratorPerson.SignIn(Browser, Product.Console);
        await admin.RecordAll();
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.Customer.IsPlayed("may be recorded");
        await Scene.FirstAgentAnswers();
        var console = Scene.Agent1.Console;
        await Expect(console.GetByText("Recording", new() { Exact = true }).First).ToBeVisibleAsync();
        await Scene.Agent1.Page.WaitForTimeoutAsync(3000);

        await Scene.Agent1.Press("Take a payment");
        await Expect(console.GetByText("Take the card details now")).ToBeVisibleAsync();
        await Expect(console.GetByText("The recording goes on by itself in")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Faults(Scene.Agent1.Page));
        await Scene.Agent1.Press("Payment is done");
        await Expect(console.GetByText("Take the card details now")).Not.ToBeVisibleAsync();
        await Scene.Agent1.Press("Pause recording");
        await Expect(console.GetByText("Recording paused")).ToBeVisibleAsync();
        await Scene.Agent1.Press("Resume recording");
        await Expect(console.GetByRole(AriaRole.Button, new() { Name = "Pause recording" })).ToBeVisibleAsync();
        await Scene.Agent1.Page.WaitForTimeoutAsync(2000);
        await Scene.Customer.HangUp();

        await Hear(admin);
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support" });

    private static async Task Hear(AdministratorPages admin)
    {
        await admin.OpenRecordedCall();
        var (page, frame) = (admin.Page, admin.Frame);
        await admin.Listen.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(frame.Locator("recording-player canvas").First).ToBeVisibleAsync();
        await Expect(frame.GetByRole(AriaRole.Button, new() { Name = "Recording paused" }).First).ToBeVisibleAsync();
        await Expect(frame.GetByRole(AriaRole.Button, new() { Name = "Agent 1" }).First).ToBeVisibleAsync();
        Assert.Empty(await Axe.Faults(page));
        await page.EvaluateAsync("() => { window.played = document.querySelector('iframe').contentDocument.querySelector('recording-player audio').captureStream(); }");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Agent 1" }).First.ClickAsync();
        var measured = await page.WaitForFunctionAsync($"() => window.played.getAudioTracks().length > 0 && ears.level(window.played, {Customer}) > {Audible} && [ears.level(window.played, {Customer}), ears.level(window.played, {Other})]");
        var levels = await measured.JsonValueAsync<double[]>();
        Assert.True(levels[0] > levels[1] + 15, $"The customer's voice has {levels[0]:0} dB, and {levels[1]:0} dB are of another tone.");
    }
}
