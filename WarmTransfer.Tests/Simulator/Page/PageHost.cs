using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Tests.Simulator.Page;

/// <summary>The whole simulator, an application that answers its webhooks, and a browser on its page.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    public const string Greeting = "Thank you for calling. Please wait for the next agent.";
    public const string Room = "Support";

    private readonly WebApplication _webhooks;
    private readonly WebApplication _simulator;
    private readonly Chromium _browser;
    private readonly List<string> _violations = [];

    private PageHost(WebApplication webhooks, WebApplication simulator, Chromium browser) =>
        (_webhooks, _simulator, _browser) = (webhooks, simulator, browser);

    public string Url => _simulator.Urls.Single();

    /// <summary>What the browser refused because of the content security policy, and every error of the page.</summary>
    public IReadOnlyList<string> Violations => _violations;

    public Crowd Crowd => _simulator.Services.GetRequiredService<Crowd>();

    public StateView State => StateView.Of(_simulator.Services.GetRequiredService<Exchange>(), Crowd);

    public static async Task<PageHost> StartAsync()
    {
        // Prompts take as long as they are spoken, and machines that test are busy.
        Assertions.SetDefaultExpectTimeout(60_000);
        var webhooks = await StartWebhooksAsync();
        var simulator = SimulatorApp.Build(
            new SimulatorOptions { Url = "http://127.0.0.1:0", VoiceUrl = webhooks.Urls.Single() + "/voice" }, builder => builder.Logging.ClearProviders());
        await simulator.StartAsync(TestContext.Current.CancellationToken);
        return new PageHost(webhooks, simulator, await Chromium.OpenAsync());
    }

    /// <summary>Opens the page as another customer's browser and waits until it is live.</summary>
    public async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var page = await (await _browser.NewContextAsync(options ?? new())).NewPageAsync();
        page.Console += (_, message) => { if (message.Type == "error") _violations.Add(message.Text); };
        page.PageError += (_, fault) => _violations.Add(fault);
        await page.GotoAsync(Url);
        await page.Locator("#connection", new() { HasTextString = "Live" }).WaitForAsync();
        return page;
    }

    /// <summary>Ends the network under the open page.</summary>
    public Task StopNetworkAsync() => _simulator.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        foreach (var app in new[] { _simulator, _webhooks })
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }
    }

    private static async Task<WebApplication> StartWebhooksAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/voice", () => Twiml($"<Say>{Greeting}</Say><Dial><Conference beep=\"false\" waitUrl=\"/wait\">{Room}</Conference></Dial>"));
        app.MapPost("/wait", () => Twiml("<Say>You are the first in the queue.</Say>"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static IResult Twiml(string verbs) => Results.Text($"<Response>{verbs}</Response>", "text/xml");
}
