using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>Somebody is wanted who is busy, or whoever of a queue is free: as people see and hear it.</summary>
public sealed class ExpertStoryTests : BrowserStory
{
    private const string HoldMusic = "hold-music";

    [RareStory]
    public async Task A_queue_is_consulted_and_whoever_is_free_there_comes()
    {
        await Scene.Talking();
        await Scene.Agent1.Press("Transfer…");
        await Scene.Agent1.Console.GetByRole(AriaRole.Radio, new() { Name = "A queue" }).CheckAsync();
        await Scene.Agent1.Reads("1 is free, nobody waits");
        await Scene.Agent1.Console.GetByLabel("Reason").FillAsync("A contract");
        await Scene.Agent1.Console.GetByRole(AriaRole.Option, new() { Name = "Sales" }).ClickAsync();

        await Scene.Agent2.Shows("Incoming transfer from Agent 1");
        await Scene.Agent1.Reads("Sales: agent 1 of at most 3");
        await Scene.Customer.IsPlayed(HoldMusic);
        await Scene.Agent2.Press("Answer");
        await Scene.Agent1.Shows("In private with Agent 2, customer on hold");
        await Scene.Together(Scene.Agent1, Scene.Agent2);
        await Scene.Customer.HearsNobodyElseThan();
    }

    [RareStory]
    public async Task A_busy_colleague_accepts_for_afterwards_and_comes()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.SecondAgentSignsIn();
        var own = await SecondCustomer();

        await Scene.Agent1.Press("Transfer…");
        await Scene.Agent1.Console.GetByLabel("Reason").FillAsync("Billing question");
        await Scene.Agent1.Option(Scene.Agent2).ClickAsync(new() { Force = true });
        await Scene.Agent1.Reads("Agent 2 is on a call.");
        await Scene.Agent1.Press("Ask Agent 2");
        await Scene.Agent1.Reads("Agent 2 is asked to come, and now is on a call.");

        await Scene.Agent2.Reads("Agent 1 asks you about a call");
        await Scene.Agent2.Reads("Billing question");
        await Scene.Agent2.Cannot("Accept now");
        Assert.Empty(await Axe.Faults(Scene.Agent2.Page));
        await Scene.Agent2.Page.ReloadAsync();
        await Scene.Agent2.Press("Rejoin");
        await Scene.Agent2.Press("Accept after");
        await Scene.Agent1.Reads("Agent 2 comes as soon as they are free");

        await own.HangUp();
        await Scene.Agent2.Shows("Wrap-up");
        await Scene.Agent2.Press("Accept now");
        await Scene.Agent2.Shows("Incoming transfer from Agent 1");
        await Scene.Customer.IsPlayed(HoldMusic);
        await Scene.Agent2.Press("Answer");
        await Scene.Agent1.Shows("In private with Agent 2, customer on hold");
        await Scene.Together(Scene.Agent1, Scene.Agent2);
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string>
    {
        ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__1__Id"] = "sales", ["Queues__1__Name"] = "Sales", ["Queues__1__Agents__0"] = "agent2", ["Desk__WrapUpSeconds"] = "120",
    });

    // Of their own, while the first agent is busy with the first.
    private async Task<CustomerPerson> SecondCustomer()
    {
        var own = await CustomerPerson.Call(Browser, Product.Simulator, Scene.Network, tone: 900);
        await Scene.Agent2.Shows("Incoming support call");
        await Scene.Agent2.Press("Answer");
        await Scene.Agent2.Shows("In call with customer");
        return own;
    }
}
