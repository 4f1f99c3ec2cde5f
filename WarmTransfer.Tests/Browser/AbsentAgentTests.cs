namespace WarmTransfer.Tests.Browser;

/// <summary>An agent closes the page in a call and stays away for longer than the desk waits.</summary>
public sealed class AbsentAgentTests : BrowserStory
{
    [RareStory]
    public async Task A_customer_whose_agent_closed_the_page_and_stays_away_is_offered_to_the_next()
    {
        await Scene.Talking();
        await Scene.Agent1.Close();
        await Scene.Customer.IsPlayed("One moment");
        await Scene.Customer.IsPlayed("hold-music");
        await Scene.Agent2.Shows("Incoming support call");
        await Scene.Agent2.Press("Answer");
        await Scene.Agent2.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent2);
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Desk__RejoinSeconds"] = "5" });
}
