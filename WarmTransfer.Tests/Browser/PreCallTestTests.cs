using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>The test of the phone at the start of a shift, with a real call to the phone network and back.</summary>
public sealed class PreCallTestTests : BrowserStory
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(20);

    // By the clock of the page, from the press to the question that only the agent can answer.
    private const string NotesHowLongItTakes =
        """
        () => {
            const asks = () => [...document.querySelectorAll('button')].some(button => button.textContent.includes('Yes, I hear it'));
            window.tested = new Promise(done => addEventListener('click', ({ timeStamp }) => {
                new MutationObserver((_, observer) => { if (asks()) { observer.disconnect(); done(performance.now() - timeStamp); } }).observe(document.body, { childList: true, subtree: true });
            }, { capture: true, once: true }));
        }
        """;

    private AgentPerson Agent => Scene.Agent1;

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Desk__PreCallTest"] = "required" });

    [RareStory]
    public async Task Who_has_not_tested_the_phone_is_sent_no_customer_and_is_as_soon_as_it_goes_well()
    {
        await Scene.FirstAgentSignsIn("Test your phone first");
        await Scene.CustomerCalls();
        await Agent.Reads("longest");

        await Run();
        // All but the tone, which only the agent can judge.
        var faults = await Agent.Console.Locator(".checks li[data-result='does not work']").AllInnerTextsAsync();
        Assert.True(faults.Count == 0, string.Join(' ', faults));
        await Agent.Shows("Test your phone first");
        await Agent.Press("Yes, I hear it");
        await IsOnTheSupervisorsBoard("passed");

        await Agent.Shows("Incoming support call");
        await Agent.Press("Answer");
        await Agent.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Agent);
    }

    [RareStory]
    public async Task A_phone_network_that_cannot_be_called_is_found_and_told()
    {
        await Scene.FirstAgentSignsIn("Test your phone first");
        // No call leaves this browser.
        await Agent.Page.EvaluateAsync("() => { Twilio.Device.prototype.connect = () => Promise.reject(Object.assign(new Error('no way'), { code: 31005 })); }");

        await Run();
        await Agent.Press("Yes, I hear it");

        await Expect(Agent.Console.Locator(".checks li[data-result='does not work']")).ToContainTextAsync("Call to the phone network and back");
        await Agent.Reads("The phone network cannot be reached.");
        await Agent.Reads("The last test of your phone found: Call to the phone network and back did not work.");
        await Agent.Shows("Test your phone first");
    }

    private async Task Run()
    {
        await Agent.Press("Test my phone");
        await Expect(Agent.Button("Start the test")).ToBeVisibleAsync();
        await Agent.Page.Frames[1].EvaluateAsync(NotesHowLongItTakes);
        await Agent.Press("Start the test");
        await Expect(Agent.Button("Yes, I hear it")).ToBeVisibleAsync();
        var took = TimeSpan.FromMilliseconds(await Agent.Page.Frames[1].EvaluateAsync<double>("() => window.tested"));
        TestContext.Current.TestOutputHelper?.WriteLine($"The test took {took.TotalSeconds:0.0} s");
        Assert.InRange(took, TimeSpan.Zero, Promised);
    }

    private async Task IsOnTheSupervisorsBoard(string result)
    {
        await Scene.SupervisorSignsIn();
        await Scene.Supervisor.Console.Locator("#agent-agent1").ClickAsync();
        await Expect(Scene.Supervisor.Console.Locator(".drawer .facts")).ToContainTextAsync($"Pre-call test{result}");
    }
}
