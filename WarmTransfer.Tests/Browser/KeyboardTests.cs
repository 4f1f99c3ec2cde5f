using WarmTransfer.Web.Languages;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>A consultation, the hand-over and the way back into a lost call, without a mouse.</summary>
public sealed class KeyboardTests : BrowserStory
{
    public static IEnumerable<TheoryDataRow<string>> Languages => InLanguages.InEnglish;

    private AgentPerson Agent1 => Scene.Agent1;

    private AgentPerson Agent2 => Scene.Agent2;

    private CustomerPerson Customer => Scene.Customer;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_call_is_consulted_about_handed_over_lost_rejoined_and_ended_by_keys(string language)
    {
        Scene.Tongue = new Tongue(Language.Find(language)!);
        await FirstAgentAnswers();
        await SecondAgentIsConsulted();
        await FirstAgentHandsOver();
        await SecondAgentIsLostAndComesBack();
        await Key(Agent2, "e");
        await Key(Agent2, "Enter");
        await Agent2.Shows("Ready");
        await Customer.IsDisconnected();
    }

    private async Task FirstAgentAnswers()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Answer(Agent1, "Incoming support call");
        await Agent1.Shows("In call with customer");
        await Scene.SecondAgentSignsIn();
    }

    // The picker has the focus, and the only other agent is its first choice.
    private async Task SecondAgentIsConsulted()
    {
        await Key(Agent1, "t");
        await Expect(Agent1.Option(Agent2)).ToBeEnabledAsync();
        await Key(Agent1, "Enter");
        await Answer(Agent2, "Incoming transfer from Agent 1");
        await Agent1.Shows("In private with Agent 2, customer on hold");
        await Agent1.HearsNobodyElseThan(Agent2);
        await Agent2.HearsNobodyElseThan(Agent1);
    }

    private async Task FirstAgentHandsOver()
    {
        await Key(Agent1, "g");
        await Agent1.Shows("In call with customer and Agent 2");
        await Customer.HearsNobodyElseThan(Agent1, Agent2);
        await Agent1.Can("Leave");
        await Key(Agent1, "l");
        await Agent1.Shows("Ready");
        await Agent2.Shows("In call with customer");
    }

    private async Task SecondAgentIsLostAndComesBack()
    {
        await Agent2.Page.ReloadAsync();
        await Agent2.Shows("Disconnected from the customer");
        await Agent2.Can("Rejoin");
        await Key(Agent2, "a");
        await Agent2.Shows("In call with customer");
        await Agent2.HearsNobodyElseThan(Customer);
        await Customer.HearsNobodyElseThan(Agent2);
    }

    private static async Task Answer(AgentPerson agent, string statusText)
    {
        await agent.Shows(statusText);
        await agent.PhoneIs("incoming");
        await agent.Can("Answer");
        await Key(agent, "a");
    }

    private static Task Key(AgentPerson agent, string key) => agent.Page.Keyboard.PressAsync(key);
}
