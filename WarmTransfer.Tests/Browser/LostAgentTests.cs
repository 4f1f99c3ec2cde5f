namespace WarmTransfer.Tests.Browser;

/// <summary>An agent's page is gone from one moment to the next. The customer is never alone in silence for it.</summary>
public sealed class LostAgentTests : BrowserStory
{
    // Five seconds are promised for a machine that has nothing else to do.
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(10);

    [RareStory]
    public async Task A_customer_whose_agents_page_crashed_hears_so_and_music_and_the_agent_comes_back()
    {
        await Scene.Talking();
        var leg = await Scene.Agent1.CallSid();
        await Scene.Agent1.Crash();
        var lost = await Scene.Network.Ended(leg);
        await Scene.Customer.IsPlayed("One moment");
        Assert.InRange(await Scene.Network.Now() - lost, TimeSpan.Zero, Promised + Allowance);
        await Scene.Customer.IsPlayed("hold-music");
        await Scene.Customer.HearsSomething();

        Scene.FirstAgentIsAt(await Scene.Agent1.OpenTab());
        await Scene.Agent1.Press("Rejoin");
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }

    [RareStory]
    public async Task A_second_agent_has_the_customer_when_the_first_is_lost_in_a_consultation()
    {
        await Scene.Talking();
        await Scene.Consulting();
        await Scene.Together(Scene.Agent1, Scene.Agent2);
        await Scene.Agent1.Close();
        await Scene.Customer.IsPlayed("Your next agent");
        await Scene.Agent2.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent2);
    }

    // A busy machine needs its time to open a page.
    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Desk__RejoinSeconds"] = "120" });
}
