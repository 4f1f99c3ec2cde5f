using Microsoft.Playwright;
using WarmTransfer.Web.Languages;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>Two agents of one call centre, each in their own language.</summary>
public sealed class LanguageStoryTests : BrowserStory
{
    [Fact]
    public async Task An_agent_chooses_a_language_and_has_it_in_calls_that_others_make_ring_and_wherever_they_sign_in()
    {
        await Scene.FirstAgentSignsIn();
        await Choose(Scene.Agent1.Page, "日本語");
        var japanese = new Tongue(Language.Japanese);
        await Scene.Agent1.Page.GotoAsync(Product.Console.AbsoluteUri);
        await Expect(Headline(Scene.Agent1)).ToHaveTextAsync(japanese.Of("Ready"));
        await Scene.CustomerCalls();
        // Drawn by a thread that no request of this agent has started.
        await Expect(Headline(Scene.Agent1)).ToHaveTextAsync(japanese.Of("Incoming support call"));
        await Scene.Agent1.Console.GetByRole(AriaRole.Button, new() { Name = japanese.Of("Answer") }).ClickAsync();
        await Expect(Headline(Scene.Agent1)).ToHaveTextAsync(japanese.Of("In call with customer"));
        await Scene.SecondAgentSignsIn();
        await Scene.Agent2.Shows("Ready");
        await SignsInElsewhere(japanese);
    }

    [Fact]
    public async Task The_ringing_itself_tells_the_second_agent_in_their_language_what_happened_so_far()
    {
        await Scene.FirstAgentSignsIn();
        await Scene.SecondAgentSignsIn();
        await Choose(Scene.Agent2.Page, "日本語");
        var japanese = new Tongue(Language.Japanese);
        await Scene.Agent2.Page.GotoAsync(Product.Console.AbsoluteUri);
        await Expect(Headline(Scene.Agent2)).ToHaveTextAsync(japanese.Of("Ready"));
        await Scene.CustomerCalls();
        await Scene.Agent1.Press("Answer");
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Agent1.Consult(Scene.Agent2, "Refund", "");
        var told = Scene.Agent2.Page.Locator(".call-bar [data-part=briefing]");
        foreach (var moment in new[] { "Agent 1 answered", "Agent 1 asked for this transfer", "the customer was put on hold" })
            await Expect(told).ToContainTextAsync(japanese.Of(moment));
    }

    // The account has the language, not the browser.
    private async Task SignsInElsewhere(Tongue japanese)
    {
        await Scene.Agent1.Page.Context.ClearCookiesAsync();
        var other = await AgentPerson.SignIn(Browser, Product.Console, 500, "Agent 1", japanese.Of("In call with customer"));
        await Expect(other.Page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
        await Choose(other.Page, japanese.Of("As the browser asks for"));
        // The page with the phone is not loaded anew by itself: it may be in a call.
        await other.Page.ReloadAsync();
        await Expect(other.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    private async Task Choose(IPage page, string language)
    {
        await page.GotoAsync(new Uri(Product.Console, "/account").AbsoluteUri);
        var frame = page.FrameLocator("iframe");
        await frame.Locator("select[name=language]").SelectOptionAsync(new SelectOptionValue { Label = language });
        await frame.Locator("form[action='/account/language'] button").ClickAsync();
        await Expect(frame.Locator("p.done")).ToBeVisibleAsync();
    }

    private static ILocator Headline(AgentPerson agent) => agent.Console.GetByRole(AriaRole.Heading, new() { Level = 1 });
}
