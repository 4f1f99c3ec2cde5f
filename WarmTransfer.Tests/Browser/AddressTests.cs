using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>The address bar says what is in the frame, and the page that has the phone stays whatever it says.</summary>
public sealed class AddressTests : BrowserStory
{
    [RareStory]
    public async Task A_call_goes_on_while_the_address_follows_from_page_to_page_and_back_and_forward()
    {
        await Scene.Talking();
        var page = Scene.Agent1.Page;
        var leg = await Scene.Agent1.CallSid();
        await page.EvaluateAsync("() => window.still = true");
        await At(page, "/console");

        await Link(page, "Calls").ClickAsync();
        await At(page, "/history", "Calls");
        await Scene.Agent1.Console.Locator("tbody a").First.ClickAsync();
        await At(page, "/history/CA*", "Call from");
        await page.GoBackAsync();
        await At(page, "/history", "Calls");
        await page.GoBackAsync();
        await At(page, "/console", "In call with customer");
        await page.GoForwardAsync();
        await At(page, "/history", "Calls");
        await page.GoForwardAsync();
        await At(page, "/history/CA*", "Call from");
        await Expect(Link(page, "Calls")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(page).ToHaveTitleAsync("Call – WarmTransfer");

        Assert.True(await page.EvaluateAsync<bool>("() => window.still === true"));
        Assert.Equal(leg, await Scene.Agent1.CallSid());
        await Scene.Together(Scene.Customer, Scene.Agent1);
        await page.ReloadAsync();
        await At(page, "/history/CA*", "Call from");
        await page.GoBackAsync();
        await At(page, "/history", "Calls");
    }

    [Fact]
    public async Task A_link_to_a_call_leads_a_colleague_through_the_door_to_it_with_phone_and_navigation()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        var call = new Uri(Product.Console, $"/history/{await Scene.Customer.CallSid()}").AbsoluteUri;
        var page = await (await Browser.NewContextAsync(new())).NewPageAsync();

        await page.GotoAsync(call);
        await Expect(page).ToHaveURLAsync(new Regex("/signin\\?returnUrl="));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Supervisor 1" }).ClickAsync();

        await At(page, "/history/CA*", "Call from");
        Assert.Equal(call, page.Url);
        await Expect(page.Locator(".call-bar")).ToBeVisibleAsync();
        await Link(page, "Floor").ClickAsync();
        await At(page, "/floor", "Floor");
        await page.GoBackAsync();
        await At(page, "/history/CA*", "Call from");
    }

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static async Task At(IPage page, string path, string? heading = null)
    {
        await page.WaitForURLAsync($"**{path}");
        if (heading is not null) await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
    }
}
