namespace WarmTransfer.Tests.Browser;

/// <summary>A consultation, the hand-over and the way back into a lost call, without a mouse.</summary>
public sealed class KeyboardTests : BrowserStory
{
    private AgentPerson _agent1 = default!, _agent2 = default!;
    private CustomerPerson _customer = default!;

    [Fact]
    public async Task A_call_is_consulted_about_handed_over_lost_rejoined_and_ended_by_keys()
    {
        await FirstAgentAnswers();
        await SecondAgentIsConsulted();
        await FirstAgentHandsOver();
        await SecondAgentIsLostAndComesBack();
        await Key(_agent2, "e");
        await Key(_agent2, "Enter");
        await _agent2.Shows("Ready");
        await _customer.IsDisconnected();
    }

    private async Task FirstAgentAnswers()
    {
        _agent1 = await AgentPerson.SignIn(Browser.Browser, Product.Console, tone: 1300, "Agent 1");
        _customer = await CustomerPerson.Call(Browser.Browser, Product, tone: 700);
        await Answer(_agent1, "Incoming support call");
        await _agent1.Shows("In call with customer");
        _agent2 = await AgentPerson.SignIn(Browser.Browser, Product.Console, tone: 1900, "Agent 2");
        foreach (var person in new Person[] { _customer, _agent1, _agent2 }) person.Everybody = [_customer, _agent1, _agent2];
    }

    // The picker has the focus, and the only other agent is its first choice.
    private async Task SecondAgentIsConsulted()
    {
        await Key(_agent1, "t");
        await _agent1.Console.GetByRole(Microsoft.Playwright.AriaRole.Option, new() { Name = "Agent 2" }).WaitForAsync();
        await Key(_agent1, "Enter");
        await Answer(_agent2, "Incoming transfer from Agent 1");
        await _agent1.Shows("In private with Agent 2, customer on hold");
        await _agent1.HearsNobodyElseThan(_agent2);
        await _agent2.HearsNobodyElseThan(_agent1);
    }

    private async Task FirstAgentHandsOver()
    {
        await Key(_agent1, "g");
        await _agent1.Shows("In call with customer and Agent 2");
        await _customer.HearsNobodyElseThan(_agent1, _agent2);
        await _agent1.Can("Leave");
        await Key(_agent1, "l");
        await _agent1.Shows("Ready");
        await _agent2.Shows("In call with customer");
    }

    private async Task SecondAgentIsLostAndComesBack()
    {
        await _agent2.Page.ReloadAsync();
        await _agent2.Shows("Disconnected from the customer");
        await _agent2.Can("Rejoin");
        await Key(_agent2, "a");
        await _agent2.Shows("In call with customer");
        await _agent2.HearsNobodyElseThan(_customer);
        await _customer.HearsNobodyElseThan(_agent2);
    }

    private static async Task Answer(AgentPerson agent, string headline)
    {
        await agent.Shows(headline);
        await agent.PhoneIs("incoming");
        await agent.Can("Answer");
        await Key(agent, "a");
    }

    private static Task Key(AgentPerson agent, string key) => agent.Page.Keyboard.PressAsync(key);
}
