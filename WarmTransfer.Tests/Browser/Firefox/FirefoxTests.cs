namespace WarmTransfer.Tests.Browser.Firefox;

/// <summary>Whole stories in Firefox: the unmodified Voice SDK, with sound. What differs between browsers is media and timers, so a few are enough.</summary>
[Collection(nameof(OneStoryAtATime))]
public sealed class FirefoxTests : IAsyncLifetime
{
    private ProductProcess _product = null!;
    private Firefox _browser = null!;
    private NetworkDesk _network = null!;
    private FirefoxPerson _agent1 = null!;
    private FirefoxPerson _customer = null!;

    public async ValueTask InitializeAsync()
    {
        (_product, _browser) = (await ProductProcess.Start(), await Firefox.LaunchAsync());
        _network = new NetworkDesk(_product.Simulator);
    }

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed) TestContext.Current.TestOutputHelper?.WriteLine(_product.Output);
        _network.Dispose();
        await _browser.DisposeAsync();
        await _product.DisposeAsync();
    }

    [RareStory]
    public async Task An_agent_answers_holds_takes_back_and_hangs_up()
    {
        await Talk();
        await _agent1.Press("Hold");
        await _agent1.Shows("Customer on hold");
        await _customer.Hears(_network);
        await _agent1.Press("Resume");
        await _customer.Hears(_network, _agent1);
        await _agent1.Press("Hang up");
        await _agent1.Shows("Ready");
    }

    [Fact]
    public async Task A_customer_is_introduced_to_a_second_agent_and_talks_on_without_the_first()
    {
        await Talk();
        var agent2 = await FirefoxPerson.SignIn(_browser, _product.Console, "Agent 2");
        await _agent1.Press("Dial agent 2 in");
        await _agent1.Press("Agent 2");
        await agent2.Shows("Incoming transfer from Agent 1");
        await agent2.Press("Answer");
        await agent2.Shows("In call with customer and Agent 1");
        await _customer.Hears(_network, _agent1, agent2);
        await agent2.Hears(_network, _customer, _agent1);
        await _agent1.Press("Leave");
        await _agent1.Shows("Ready");
        await _customer.Hears(_network, agent2);
        await agent2.Hears(_network, _customer);
    }

    [RareStory]
    public async Task An_agent_who_reloads_the_page_is_back_with_the_customer()
    {
        await Talk();
        await _agent1.Reload();
        await _customer.Hears(_network);
        await _agent1.Press("Rejoin");
        await _agent1.Shows("In call with customer");
        await _customer.Hears(_network, _agent1);
        await _agent1.Hears(_network, _customer);
    }

    private async Task Talk()
    {
        _agent1 = await FirefoxPerson.SignIn(_browser, _product.Console, "Agent 1");
        _customer = await FirefoxPerson.Call(_browser, _product.Simulator);
        await _agent1.Press("Answer");
        await _agent1.Shows("In call with customer");
        await _customer.Hears(_network, _agent1);
        await _agent1.Hears(_network, _customer);
    }
}
