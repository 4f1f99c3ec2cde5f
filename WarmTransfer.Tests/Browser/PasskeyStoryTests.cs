using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WarmTransfer.Tests.Web;
using WarmTransfer.Tests.Web.Auth;
using WarmTransfer.Web.Auth;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>A real browser with an authenticator that answers by itself.</summary>
[Collection(nameof(OneStoryAtATime))]
public sealed class PasskeyStoryTests
{
    [Fact]
    public async Task Whose_role_needs_it_adds_a_passkey_and_signs_in_with_it_alone_until_it_is_removed()
    {
        await using var product = await ProductHost.StartAsync(settings: "--SignIn:SecondFactorFor:0=auditor");
        await Add(product, "pat");
        await using var chromium = await Chromium.OpenAsync();
        // A passkey is of a name and not of an address in numbers.
        var context = await chromium.NewContextAsync(new() { BaseURL = product.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await Plug(context, page);

        await SignIn(page);
        await Expect(page.GetByText("Your role needs more than a password")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "It is wider than the screen.");
        await AddPasskey(page);
        await Expect(page.GetByText("Your passkeys are changed.")).ToBeVisibleAsync();

        await context.ClearCookiesAsync();
        await SignIn(page);
        await Expect(page.GetByLabel("Code")).ToBeVisibleAsync();
        await page.GotoAsync("/signin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Audit" })).ToBeVisibleAsync();

        await page.GotoAsync("/account/factor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByText("Your role needs more than a password")).ToBeVisibleAsync();
        Assert.Empty(chromium.Violations);
    }

    private static async Task Add(ProductHost product, string name)
    {
        await using var scope = product.Get<IServiceScopeFactory>().CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(new User { UserName = name, AgentId = name, DisplayName = name }, Roles.Auditor, AuthApp.Password, "test"));
    }

    private static async Task Plug(IBrowserContext context, IPage page)
    {
        var tools = await context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/signin");
        await page.GetByLabel("User").FillAsync("pat");
        await page.GetByLabel("Password").FillAsync(AuthApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task AddPasskey(IPage page)
    {
        var form = page.Locator("form[data-passkey]");
        await form.GetByLabel("Name of the passkey").FillAsync("My telephone");
        await form.GetByLabel("Present password").FillAsync(AuthApp.Password);
        await form.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
    }
}
