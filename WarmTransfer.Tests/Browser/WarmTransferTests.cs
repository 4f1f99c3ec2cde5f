namespace WarmTransfer.Tests.Browser;

/// <summary>The tutorial's whole flow with the unmodified Voice SDK in three browsers, and with sound.</summary>
public sealed class WarmTransferTests : BrowserStory
{
    private AgentPerson _agent1 = default!, _agent2 = default!;
    private CustomerPerson _customer = default!;

    [Fact]
    public async Task First_agent_leaves_and_then_the_customer_hangs_up()
    {
        await HandOver();
        await _customer.HangUp();
        await _agent2.Shows("Ready");
        await _agent2.PhoneIs("ready");
        await _customer.IsDisconnected();
    }

    [Fact]
    public async Task First_agent_leaves_and_then_the_second_agent_hangs_up()
    {
        await HandOver();
        await _agent2.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await _agent2.Shows("Ready");
        await _customer.IsDisconnected();
    }

    private async Task HandOver()
    {
        _agent1 = await AgentPerson.SignIn(Browser.Browser, Product.Console, tone: 1300, "Agent 1");
        await CustomerWaits();
        await FirstAgentAnswers();
        _agent2 = await AgentPerson.SignIn(Browser.Browser, Product.Console, tone: 1900, "Agent 2");
        foreach (var person in Everybody) person.Everybody = Everybody;
        await SecondAgentIsDialledIn();
        await FirstAgentLeaves();
    }

    private Person[] Everybody => [_customer, _agent1, _agent2];

    private async Task CustomerWaits()
    {
        _customer = await CustomerPerson.Call(Browser.Browser, Product, tone: 700);
        foreach (var person in new Person[] { _customer, _agent1 }) person.Everybody = [_customer, _agent1];
        await _customer.IsPlayed("Thank you for calling");
        await _agent1.Shows("Incoming support call");
        await _agent1.Can("Answer", "Decline");
    }

    private async Task FirstAgentAnswers()
    {
        await _agent1.Press("Answer");
        await _agent1.Shows("In call with customer");
        await _agent1.Can("Dial agent 2 in", "Mute", "End call");
        await _agent1.Cannot("Leave");
        await _customer.HearsNobodyElseThan(_agent1);
        await _agent1.HearsNobodyElseThan(_customer);
    }

    private async Task SecondAgentIsDialledIn()
    {
        await _agent1.DialIn(_agent2);
        await _agent1.Shows("In call with customer, ringing Agent 2");
        await _agent2.Shows("Incoming transfer from Agent 1");
        await _agent1.Cannot("Dial agent 2 in", "Leave");
        await _agent2.Press("Answer");
        await _agent1.Shows("In call with customer and Agent 2");
        await _agent2.Shows("In call with customer and Agent 1");
        await _agent1.Can("Leave", "End call");
        await _agent1.Cannot("Dial agent 2 in");
        await _customer.HearsNobodyElseThan(_agent1, _agent2);
        await _agent1.HearsNobodyElseThan(_customer, _agent2);
        await _agent2.HearsNobodyElseThan(_customer, _agent1);
    }

    private async Task FirstAgentLeaves()
    {
        await _agent1.Press("Leave");
        await _agent1.Shows("Ready");
        await _agent2.Shows("In call with customer");
        await _agent2.Can("Dial agent 2 in", "End call");
        await _agent2.Cannot("Leave");
        await _customer.HearsNobodyElseThan(_agent2);
        await _agent2.HearsNobodyElseThan(_customer);
    }
}
