namespace WarmTransfer.Tests.Browser;

/// <summary>An agent can be muted in the browser and at the phone network, and is shown which.</summary>
public sealed class MuteTests : BrowserStory
{
    private const string Hint = "The phone network has muted you";
    private const string HintHere = "You are muted here";

    [RareStory]
    public async Task Muted_here_and_muted_at_the_network_are_shown_apart_and_an_agent_who_is_not_heard_is_told()
    {
        await Scene.Talking();
        await Scene.Agent1.ToggleMute();
        await Scene.Agent1.Reads("Muted here");
        await Scene.Agent1.Reads(HintHere);
        await Scene.Customer.HearsNobodyElseThan();
        await Scene.Agent1.ToggleMute();
        await Scene.Agent1.ReadsNoMore(HintHere);
        await Scene.Together(Scene.Customer, Scene.Agent1);

        await Scene.Network.Mute(await Scene.Agent1.CallSid(), muted: true);
        await Scene.Agent1.Reads("Muted by the network");
        await Scene.Agent1.Reads(Hint);
        await Scene.Customer.HearsNobodyElseThan();

        await Scene.Network.Mute(await Scene.Agent1.CallSid(), muted: false);
        await Scene.Agent1.ReadsNoMore(Hint);
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }
}
