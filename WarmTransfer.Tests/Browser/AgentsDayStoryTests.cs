using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>Context moves with the customer: known from an earlier call, noted, recorded but for the data of a card, written down, handed over, disposed of, and all of it found afterwards.</summary>
public sealed class AgentsDayStoryTests : BrowserStory
{
    private const string Card = "4111 1111 1111 1111";

    [Fact]
    public async Task All_that_is_known_said_and_written_of_a_customer_goes_with_them_to_the_next_agent_and_into_the_history()
    {
        var admin = await AdministratorPerson.SignIn(Browser, Product.Console);
        await admin.RecordAll();
        await admin.RequireDispositions();
        await Scene.FirstAgentSignsIn();
        await TheyCallForTheFirstTime();

        await Scene.CustomerCalls();
        await Expect(Panel(Scene.Agent1, "Known of them")).ToContainTextAsync("Billing");
        await Scene.FirstAgentAnswers();
        await Scene.SecondAgentSignsIn();
        await Scene.Together(Scene.Customer, Scene.Agent1);
        await Scene.Network.IsTranscribed(await Scene.Customer.CallSid());
        await Scene.Customer.Says("I was charged twice in October.");
        await Expect(Panel(Scene.Agent1, "Transcript")).ToContainTextAsync("charged twice");
        await Write(Scene.Agent1, "Invoice of October.");
        await ThePaymentIsNeitherRecordedNorWrittenDown();

        await Scene.Agent1.Consult(Scene.Agent2, "Billing question", "");
        await Scene.Agent2.Shows("Incoming transfer from Agent 1");
        await Expect(Panel(Scene.Agent2, "Known of them")).ToContainTextAsync("Billing");
        await Expect(Panel(Scene.Agent2, "Transcript")).ToContainTextAsync("charged twice");
        await Expect(Note(Scene.Agent2)).ToContainTextAsync("Invoice of October.");
        await Scene.Agent2.Press("Answer");
        await Scene.Agent1.Shows("In private with Agent 2, customer on hold");
        await Scene.Agent1.Press("Complete");
        await Scene.Together(Scene.Customer, Scene.Agent2);
        await Write(Scene.Agent2, " Refunded today.");
        await Scene.Agent2.Reads("Saved");
        await Scene.Customer.HangUp();
        await Dispose(Scene.Agent2);

        await IsAllInTheHistory(admin);
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__Transcript"] = "true" });

    private async Task TheyCallForTheFirstTime()
    {
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.Customer.HangUp();
        await Dispose(Scene.Agent1);
    }

    private async Task ThePaymentIsNeitherRecordedNorWrittenDown()
    {
        await Scene.Agent1.Press("Take a payment");
        await Scene.Agent1.Reads("Take the card details now");
        await Scene.Network.IsTranscribed(await Scene.Customer.CallSid(), transcribed: false);
        await Scene.Customer.Says(Card);
        await Scene.Agent1.Page.WaitForTimeoutAsync(1500);
        await Scene.Agent1.Press("Payment is done");
        await Scene.Network.IsTranscribed(await Scene.Customer.CallSid());
        await Scene.Customer.Says("Thank you.");
        await Expect(Panel(Scene.Agent1, "Transcript")).ToContainTextAsync("Thank you.");
    }

    private static async Task Dispose(AgentPerson agent)
    {
        await agent.Shows("Wrap-up");
        await agent.Console.Locator("h1").ClickAsync();
        await agent.Page.Keyboard.PressAsync("1");
        await Expect(agent.Console.Locator("input[data-digits]")).ToBeFocusedAsync();
        await agent.Page.Keyboard.PressAsync("2");
        await agent.Shows("Ready");
    }

    private static async Task IsAllInTheHistory(AdministratorPages admin)
    {
        await admin.OpenRecordedCall();
        await Expect(admin.Listen).ToHaveCountAsync(1);
        await admin.Listen.ClickAsync();
        foreach (var mark in (string[])["Agent 1", "Recording paused", "Consultation with Agent 2", "Agent 2"])
            await Expect(admin.Frame.Locator(".recording, recording-player").GetByRole(AriaRole.Button, new() { Name = mark }).First).ToBeVisibleAsync();
        var said = admin.Frame.GetByRole(AriaRole.Region, new() { Name = "Transcript" });
        await Expect(said).ToContainTextAsync("I was charged twice in October.");
        await Expect(said).ToContainTextAsync("Thank you.");
        await Expect(said).Not.ToContainTextAsync("1111");
        var note = admin.Frame.GetByRole(AriaRole.Region, new() { Name = "Note" });
        await Expect(note).ToContainTextAsync("Invoice of October. Refunded today.");
        await Expect(note).ToContainTextAsync("By Agent 1 and Agent 2");
        await PartsAreTheWhole(admin);
    }

    // Each is shown in whole seconds; that they are the whole to the last one is a property of the rules.
    private static async Task PartsAreTheWhole(AdministratorPages admin)
    {
        var seconds = await admin.Frame.Locator("dl.parts").EvaluateAsync<double[]>("""
            parts => [...parts.querySelectorAll('dd')].map(part => part.textContent.trim().split(':').reduce((sum, number) => sum * 60 + Number(number), 0))
            """);
        Assert.True(seconds.Length > 3 && seconds[^1] > 5, $"The parts are {string.Join(", ", seconds)} s.");
        Assert.InRange(seconds[..^1].Sum(), seconds[^1] - seconds.Length, seconds[^1] + seconds.Length);
    }

    private static ILocator Panel(AgentPerson agent, string name) => agent.Console.GetByRole(AriaRole.Region, new() { Name = name });

    private static ILocator Note(AgentPerson agent) => agent.Console.GetByRole(AriaRole.Textbox, new() { Name = "Note of this call" });

    private static async Task Write(AgentPerson agent, string text)
    {
        await Note(agent).ClickAsync();
        await agent.Page.Keyboard.PressAsync("Control+End");
        await agent.Page.Keyboard.TypeAsync(text);
    }
}
