namespace WarmTransfer.Tests.Browser;

/// <summary>A customer and two agents, each in a browser of their own, with a different tone as microphone.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private Scene(ProductProcess product, Chromium browser) => (Product, Browser) = (product, browser);

    public ProductProcess Product { get; }

    public Chromium Browser { get; }

    public CustomerPerson Customer { get; private set; } = default!;

    public AgentPerson Agent1 { get; private set; } = default!;

    public AgentPerson Agent2 { get; private set; } = default!;

    /// <summary>Customer and first agent hear each other; the second agent is ready.</summary>
    public static async Task<Scene> Talking(params (string Name, string Value)[] settings)
    {
        var product = await ProductProcess.Start(settings.ToDictionary(setting => setting.Name, setting => setting.Value));
        var scene = new Scene(product, await Chromium.LaunchAsync());
        scene.Agent1 = await AgentPerson.SignIn(scene.Browser.Browser, product.Console, tone: 1300, "Agent 1");
        scene.Customer = await CustomerPerson.Call(scene.Browser.Browser, product, tone: 700);
        await scene.Agent1.Shows("Incoming support call");
        await scene.Agent1.Press("Answer");
        await scene.Agent1.Shows("In call with customer");
        scene.Agent2 = await AgentPerson.SignIn(scene.Browser.Browser, product.Console, tone: 1900, "Agent 2");
        foreach (var person in scene.Everybody) person.Everybody = scene.Everybody;
        await scene.Together(scene.Customer, scene.Agent1);
        return scene;
    }

    /// <summary>These hear each other and nobody else.</summary>
    public async Task Together(params Person[] people)
    {
        foreach (var person in people) await person.HearsNobodyElseThan([.. people.Where(other => other != person)]);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Product.DisposeAsync();
    }

    private Person[] Everybody => [Customer, Agent1, Agent2];
}
