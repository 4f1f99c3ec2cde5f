using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>What customers hear while nobody answers, and how they come to be called back instead.</summary>
public sealed class WaitingStoryTests : BrowserStory
{
    // As the page of the phone network shows it first.
    private const string Customer = "+12025550101";
    private const double CustomersTone = 440;
    private static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_customer_hears_their_place_between_two_stretches_of_music_and_is_never_in_silence()
    {
        await InSettings("Queues", async frame =>
        {
            await Press(frame, "Edit Support");
            await frame.GetByText("Waiting and overflow", new() { Exact = true }).ClickAsync();
            await frame.GetByLabel("Announce every").FillAsync("15");
            await frame.GetByLabel("Tell their place in line").CheckAsync();
            await Press(frame, "Save");
            await Expect(frame.GetByText("is saved, and counts from now on.")).ToBeVisibleAsync();
        });
        await Scene.CustomerCalls();

        foreach (var heard in new[] { "hold-music", "You are next in line", "hold-music" })
        {
            await Scene.Customer.IsPlayed(heard);
            await Scene.Customer.HearsSomething();
        }

        Assert.InRange(await Scene.Network.Silence(await Scene.Customer.CallSid()), TimeSpan.Zero, Unnoticed);
    }

    [RareStory]
    public async Task A_customer_chooses_to_be_called_back_without_waiting_and_talks_to_an_agent_later()
    {
        await InSettings("Call flows", async frame =>
        {
            await Press(frame, "Begin with Two departments");
            await frame.GetByLabel("Numbers that lead to it").FillAsync("+15550100000");
            await Press(frame, "Edit Sales");
            await frame.GetByLabel("Then", new() { Exact = true }).SelectOptionAsync("They are called back at their turn");
            await frame.GetByLabel("By which queue").SelectOptionAsync("Sales");
            await Press(frame, "Press 2");
            await Expect(frame.GetByRole(AriaRole.Status).Filter(new() { HasText = "keeps a place in the line of Sales" })).ToBeVisibleAsync();
            await Press(frame, "Save");
            await Expect(frame.GetByText("is saved, and counts from the next call on.")).ToBeVisibleAsync();
        });
        await Scene.CustomerCalls();
        await Scene.Customer.IsPlayed("press 2");
        await Scene.Customer.Presses("2");
        await Scene.Customer.IsPlayed("press 1 and then the hash key");
        await Scene.Customer.HearsSomething();
        await Scene.Customer.Presses("1");
        await Scene.Customer.Presses("#");
        await Scene.Customer.IsPlayed("We will call you");
        await Scene.Customer.HearsSomething();
        await Scene.Customer.IsDisconnected();
        await Scene.Network.AnswersAt(Customer);

        await Scene.FirstAgentSignsIn(shows: "Your call to the customer: answer, and they are called");
        await Scene.Agent1.Press("Answer");

        await Scene.Agent1.Shows("In call with customer");
        await Scene.Agent1.HearsTone(CustomersTone);
        await Scene.Network.ConnectsOnly(await Scene.Network.LegTo(Customer), [await Scene.Agent1.CallSid()]);
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string>
    {
        ["Desk__TransferNumbers__0"] = "+1", ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__Agents__0"] = "agent2",
        ["Queues__1__Id"] = "sales", ["Queues__1__Name"] = "Sales", ["Queues__1__Agents__0"] = "agent1",
    });

    private static Task Press(IFrameLocator frame, string name) => frame.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private async Task InSettings(string place, Func<IFrameLocator, Task> use)
    {
        var context = await Browser.NewContextAsync(new());
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Product.Console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Administrator 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        var frame = page.FrameLocator("iframe");
        await frame.GetByRole(AriaRole.Link, new() { Name = place }).ClickAsync();
        await use(frame);
        await context.DisposeAsync();
    }
}
