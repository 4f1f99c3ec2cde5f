using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An agent promises a call, and is reminded of it at its time without doing anything.</summary>
public sealed class DueCallBackStoryTests : BrowserStory
{
    [RareStory]
    public async Task A_promise_comes_up_at_its_time_beside_the_agents_day_is_told_to_those_who_listen_and_is_called_with_one_press()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        var call = await Scene.Customer.CallSid();
        var status = await Scene.Agent1.Page.EvaluateAsync<int>(
            "async call => (await fetch(`/calls/${call}/wrap-up`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ followUpAt: new Date(Date.now() + 6000).toISOString(), followUpByMe: true }) })).status", call);
        Assert.Equal(204, status);
        await Scene.Customer.HangUp();
        await Scene.Agent1.Shows("Ready");
        await Scene.Agent1.Reads("Your day");
        await Expect(Scene.Agent1.Console.Locator(".day ol a")).ToHaveCountAsync(1);

        var due = Scene.Agent1.Console.GetByRole(AriaRole.Region, new() { Name = "Promised call-backs" });
        await Expect(due).ToContainTextAsync("by you");
        await Expect(due.GetByRole(AriaRole.Status)).ToContainTextAsync("A promised call-back is due");
        Assert.Empty(await Axe.Faults(Scene.Agent1.Page, ColorScheme.Light));
        await due.GetByRole(AriaRole.Button, new() { Name = "Call back" }).ClickAsync();
        await Scene.Agent1.Shows("Your call to the customer: answer, and they are called");
        await Expect(due).ToHaveCountAsync(0);
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Desk__TransferNumbers__0"] = "+1" });
}
