namespace WarmTransfer.Tests.Browser;

/// <summary>Where agents are not to know who listens, no screen of theirs says so; whoever is heard by all is seen.</summary>
public sealed class UnseenSupervisorTests : BrowserStory
{
    private AgentPerson Agent1 => Scene.Agent1;

    private SupervisorPerson Supervisor => Scene.Supervisor;

    [RareStory]
    public async Task An_agent_sees_a_supervisor_only_when_everybody_hears_them()
    {
        await Scene.Talking();
        await Scene.SupervisorSignsIn();
        await Supervisor.OpensTheCall();
        await Supervisor.StepsIn("Listen");
        await Scene.Hears(Supervisor, Scene.Customer, Agent1);
        await SeesNobody();
        await Supervisor.StepsIn("Whisper");
        await Scene.Hears(Agent1, Scene.Customer, Supervisor);
        await SeesNobody();
        await Supervisor.StepsIn("Speak to all");
        await Agent1.Reads("Speaking");
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Desk__ShowMonitoring"] = "false" });

    private async Task SeesNobody()
    {
        await Agent1.Reads("On a call");
        foreach (var word in new[] { "Listening", "Whispering", "Monitoring" }) await Agent1.ReadsNoMore(word);
    }
}
