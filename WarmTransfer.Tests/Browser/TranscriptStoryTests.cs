using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>What customer and agents say is read by whoever takes the call over, from the first ring on, and found in the calls afterwards.</summary>
public sealed class TranscriptStoryTests : BrowserStory
{
    [RareStory]
    public async Task Whoever_takes_the_call_over_reads_before_answering_what_was_said()
    {
        await Scene.Talking();
        await Expect(Transcript(Scene.Agent1)).ToContainTextAsync("Nothing was said yet.");
        await Scene.Network.IsTranscribed(await Scene.Customer.CallSid());
        await Scene.Customer.Says("I was charged twice in October.");
        await Expect(Transcript(Scene.Agent1)).ToContainTextAsync("I was charged twice in October.");
        await Scene.Network.Says(await Scene.Agent1.CallSid(), "My card is not your business, I ask billing.");
        await Expect(Transcript(Scene.Agent1)).ToContainTextAsync("I ask billing.");

        await Scene.Agent1.Consult(Scene.Agent2, "Billing question", "");
        await Scene.Agent2.Shows("Incoming transfer from Agent 1");
        await Expect(Transcript(Scene.Agent2)).ToContainTextAsync("The last two minutes");
        await Expect(Transcript(Scene.Agent2)).ToContainTextAsync("Customer");
        await Expect(Transcript(Scene.Agent2)).ToContainTextAsync("I was charged twice in October.");
        await Scene.Agent2.Press("Answer");
        await Scene.Agent1.Shows("In private with Agent 2, customer on hold");
        await Expect(Transcript(Scene.Agent2)).Not.ToContainTextAsync("The last two minutes");
        await Scene.Network.IsTranscribed(await Scene.Agent1.CallSid(), transcribed: false);
        await Scene.Network.Says(await Scene.Agent1.CallSid(), "Between you and me.");

        await Scene.Agent1.Press("Merge");
        await Scene.Together(Scene.Customer, Scene.Agent1, Scene.Agent2);
        await Scene.Network.IsTranscribed(await Scene.Agent2.CallSid());
        await Scene.Network.Says(await Scene.Agent2.CallSid(), "Billing here, I refund it.");
        await Expect(Transcript(Scene.Agent1)).ToContainTextAsync("Billing here, I refund it.");
        await Expect(Transcript(Scene.Agent1)).Not.ToContainTextAsync("Between you and me.");
        await FindsInCalls(Scene.Agent2, "charged TWICE");
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__Transcript"] = "true" });

    private static async Task FindsInCalls(AgentPerson agent, string words)
    {
        var page = await agent.Page.Context.NewPageAsync();
        await page.GotoAsync(new Uri(new Uri(agent.Page.Url), "/history").AbsoluteUri);
        var calls = page.FrameLocator("iframe");
        await calls.GetByLabel("Said").FillAsync(words);
        await calls.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(calls.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await calls.Locator("tbody a").First.ClickAsync();
        await Expect(calls.GetByRole(AriaRole.Region, new() { Name = "Transcript" })).ToContainTextAsync("I was charged twice in October.");
        await page.CloseAsync();
    }

    private static ILocator Transcript(AgentPerson agent) => agent.Console.GetByRole(AriaRole.Region, new() { Name = "Transcript" });
}
