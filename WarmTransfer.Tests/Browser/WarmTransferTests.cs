namespace WarmTransfer.Tests.Browser;

/// <summary>The tutorial's whole flow with the unmodified Voice SDK in three browsers, and with sound.</summary>
public sealed class WarmTransferTests : BrowserStory
{
    private AgentPerson Agent1 => Scene.Agent1;

    private AgentPerson Agent2 => Scene.Agent2;

    private CustomerPerson Customer => Scene.Customer;

    [RareStory]
    public async Task First_agent_leaves_and_then_theCustomer_hangs_up()
    {
        await HandOver();
        await Customer.HangUp();
        await Agent2.Shows("Ready");
        await Agent2.PhoneIs("ready");
        await Customer.IsDisconnected();
    }

    [Fact]
    public async Task First_agent_leaves_and_then_the_second_agent_hangs_up()
    {
        await HandOver();
        await Agent2.HangUp();
        await Agent2.Shows("Ready");
        await Customer.IsDisconnected();
    }

    private async Task HandOver()
    {
        await Scene.FirstAgentSignsIn();
        await CustomerWaits();
        await FirstAgentAnswers();
        await Scene.SecondAgentSignsIn();
        await SecondAgentIsDialledIn();
        await FirstAgentLeaves();
    }

    private async Task CustomerWaits()
    {
        await Scene.CustomerCalls();
        await Customer.IsPlayed("Thank you for calling");
        await Agent1.Shows("Incoming support call");
        await Agent1.Can("Answer", "Decline");
    }

    private async Task FirstAgentAnswers()
    {
        await Agent1.Press("Answer");
        await Agent1.Shows("In call with customer");
        await Agent1.Can("Dial agent 2 in", "Mute", "End call");
        await Agent1.Cannot("Leave");
        await Customer.HearsNobodyElseThan(Agent1);
        await Agent1.HearsNobodyElseThan(Customer);
    }

    private protected override async Task<IProduct> Start() => await ProductProcess.Start();

    private async Task SecondAgentIsDialledIn()
    {
        await Agent1.DialIn(Agent2);
        await Agent1.Shows("In call with customer, ringing Agent 2");
        await Agent2.Shows("Incoming transfer from Agent 1");
        await Agent1.Cannot("Dial agent 2 in", "Leave");
        await Agent2.Press("Answer");
        await Agent1.Shows("In call with customer and Agent 2");
        await Agent2.Shows("In call with customer and Agent 1");
        await Agent1.Can("Leave", "End call");
        await Agent1.Cannot("Dial agent 2 in");
        await Customer.HearsNobodyElseThan(Agent1, Agent2);
        await Agent1.HearsNobodyElseThan(Customer, Agent2);
        await Agent2.HearsNobodyElseThan(Customer, Agent1);
    }

    private async Task FirstAgentLeaves()
    {
        await Agent1.Press("Leave");
        await Agent1.Shows("Ready");
        await Agent2.Shows("In call with customer");
        await Agent2.Can("Dial agent 2 in", "End call");
        await Agent2.Cannot("Leave");
        await Customer.HearsNobodyElseThan(Agent2);
        await Agent2.HearsNobodyElseThan(Customer);
    }
}
