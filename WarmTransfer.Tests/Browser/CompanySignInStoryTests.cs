using Microsoft.Playwright;
using WarmTransfer.Tests.Web.OpenId;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An agent who signs in with their company's account, from another site than the console's.</summary>
internal sealed class CompanyAgent : AgentPerson
{
    private CompanyAgent(IPage page, double tone) : base(page, tone, "Jane Doe", Tongue.English)
    {
    }

    public static async Task<CompanyAgent> SignIn(Chromium browser, Uri console, double tone, string subject)
    {
        var agent = new CompanyAgent(await Open(browser, console, tone), tone);
        await agent.Page.GotoAsync(new Uri(console, "/console").AbsoluteUri);
        await OnPage(agent.Page, "Sign in with your company account").ClickAsync();
        await agent.Page.GetByLabel("Who are you?").FillAsync(subject);
        await OnPage(agent.Page, "Sign in").ClickAsync();
        await agent.Shows("Ready");
        return agent;
    }

    /// <summary>In the head of the page.</summary>
    public Task SignOut() => OnPage(Page, "Sign out").ClickAsync();

    private static ILocator OnPage(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button });
}

[Collection(nameof(OneStoryAtATime))]
public sealed class CompanySignInStoryTests
{
    [RareStory]
    public async Task An_agent_signs_in_with_the_companys_account_answers_a_customer_and_signs_out_there_too()
    {
        await using var company = new Company(FreePort.Take());
        await using var product = await ProductProcess.Start(company.Settings.Select(setting => setting[2..].Split('=', 2)).ToDictionary(setting => setting[0].Replace(":", "__", StringComparison.Ordinal), setting => setting[1]));
        await company.Open(product.Console.AbsoluteUri.TrimEnd('/'));
        await company.Employs("s-1", "jane@company.example", ["call-centre"], "Jane Doe");
        await using var chromium = await Chromium.OpenAsync();
        await using var jane = await CompanyAgent.SignIn(chromium, product.Console, tone: 1300, "s-1");
        await using var customer = await CustomerPerson.Call(chromium, product.Simulator, new NetworkDesk(product.Simulator), tone: 700);

        await jane.Press("Answer");
        await jane.Hears(customer);
        await customer.Hears(jane);

        await jane.SignOut();
        await Expect(jane.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"^{company.Issuer}/session/end"));
        await jane.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await Expect(jane.Page).ToHaveURLAsync(new Uri(product.Console, "/signin").AbsoluteUri);
        Assert.Empty(chromium.Violations);
    }
}
