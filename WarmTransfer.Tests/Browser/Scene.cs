namespace WarmTransfer.Tests.Browser;

/// <summary>A customer, two agents and a supervisor, each in a browser of their own, with a different tone as microphone.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private Scene(IProduct product, Chromium browser) => (Product, Browser, Network) = (product, browser, new NetworkDesk(product.Simulator));

    public IProduct Product { get; }

    public Chromium Browser { get; }

    public NetworkDesk Network { get; }

    /// <summary>Of everybody who comes from now on.</summary>
    public Tongue Tongue
    {
        get => Browser.Tongue;
        set => Browser.Tongue = value;
    }

    public CustomerPerson Customer { get; private set; } = default!;

    public AgentPerson Agent1 { get; private set; } = default!;

    public AgentPerson Agent2 { get; private set; } = default!;

    public SupervisorPerson Supervisor { get; private set; } = default!;

    /// <summary>Takes the product over, and starts a browser.</summary>
    public static async Task<Scene> Open(IProduct product)
    {
        try
        {
            return new Scene(product, await Chromium.OpenAsync());
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Customer and first agent hear each other; the second agent is ready.</summary>
    public async Task Talking()
    {
        await FirstAgentSignsIn();
        await CustomerCalls();
        await FirstAgentAnswers();
        await SecondAgentSignsIn();
        await Together(Customer, Agent1);
    }

    /// <param name="first">A script that the agent's page gets before its own.</param>
    public async Task FirstAgentSignsIn(string shows = "Ready", string first = "") => Agent1 = await AgentPerson.SignInWith(first, Browser, Product.Console, tone: 1300, "Agent 1", shows);

    /// <summary>The first agent goes on at another tab.</summary>
    public void FirstAgentIsAt(AgentPerson tab)
    {
        Agent1 = tab;
        Meet();
    }

    public async Task SecondAgentSignsIn()
    {
        Agent2 = await AgentPerson.SignIn(Browser, Product.SecondConsole, tone: 1900, "Agent 2");
        Meet();
    }

    public async Task SupervisorSignsIn()
    {
        Supervisor = await SupervisorPerson.SignIn(Browser, Product.SecondConsole, tone: 2500);
        Meet();
    }

    public async Task CustomerCalls()
    {
        Customer = await CustomerPerson.Call(Browser, Product.Simulator, Network, tone: 700);
        Meet();
    }

    public async Task FirstAgentAnswers()
    {
        await Agent1.Shows("Incoming support call");
        await Agent1.Press("Answer");
        await Agent1.Shows("In call with customer");
    }

    /// <summary>The first agent has asked the second in private; the customer is on hold.</summary>
    public async Task Consulting()
    {
        await Agent1.Consult(Agent2, "Billing question", "Has the invoice of May at hand.");
        await Agent2.Shows("Incoming transfer from Agent 1");
        await Agent2.Press("Answer");
        await Agent1.Shows("In private with Agent 2, customer on hold");
    }

    /// <summary>These hear each other and nobody else.</summary>
    public async Task Together(params Person[] people)
    {
        foreach (var person in people) await person.HearsNobodyElseThan([.. people.Where(other => other != person)]);
    }

    /// <summary>The one hears these and nobody else, as the network has it and as ears measure it.</summary>
    public async Task Hears(Person listener, params Person[] speakers)
    {
        await Network.ConnectsOnly(await listener.CallSid(), await Task.WhenAll(speakers.Select(speaker => speaker.CallSid())));
        await listener.HearsNobodyElseThan(speakers);
    }

    public async ValueTask DisposeAsync()
    {
        Network.Dispose();
        await Browser.DisposeAsync();
        await Product.DisposeAsync();
    }

    private void Meet()
    {
        Person[] everybody = [.. new Person?[] { Customer, Agent1, Agent2, Supervisor }.OfType<Person>()];
        foreach (var person in everybody) person.Everybody = everybody;
    }
}
