using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An agent reads that a customer hung up, and calls them back with a click.</summary>
public sealed class CallBackTests : BrowserStory
{
    private const string Customer = "+12025550123";

    [RareStory]
    public async Task An_agent_calls_a_customer_back_with_one_click_and_hears_them()
    {
        await Scene.Network.AnswersAt(Customer);
        await Scene.Network.HangsUpWaiting(Customer);
        // Nobody is there who would answer first: it rings for an agent only as soon as one is ready.
        await Scene.Network.IsOver(Customer);
        await Scene.FirstAgentSignsIn();

        await Scene.Agent1.Console.GetByRole(AriaRole.Link, new() { Name = "1 lead to call back" }).ClickAsync();
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Row).Filter(new() { HasText = "Hung up waiting" })).ToContainTextAsync("23");
        await Scene.Agent1.Press("Call back");
        await Scene.Agent1.Shows("Your call to the customer: answer, and they are called");
        await Scene.Agent1.Press("Answer");
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Agent1.HearsSomething();

        await Scene.Agent1.Press("End call");
        await Scene.Agent1.Page.GetByRole(AriaRole.Link, new() { Name = "Leads" }).ClickAsync();
        await Expect(Scene.Agent1.Console.GetByRole(AriaRole.Heading, new() { Name = "No leads here" })).ToBeVisibleAsync();
        await Scene.Agent1.Console.GetByLabel("Show").SelectOptionAsync("Done and given up");
        await Scene.Agent1.Reads("Spoken to");
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string>
    {
        ["Desk__TransferNumbers__0"] = "+1", ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__ShortAbandonSeconds"] = "0",
    });
}
